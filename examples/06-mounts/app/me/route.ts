// A route of the host beside the API, with the same authentication.
import { actorOfToken } from "../../accounts.ts"

/** Who asks. */
export const GET = ({ headers }: Request): Response => {
  const actor = actorOfToken(headers.get("authorization"))
  return Response.json({ actor: actor ?? null }, { status: actor === undefined ? 401 : 200 })
}
