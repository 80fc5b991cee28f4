// The host's own authentication in its shortest form: bearer tokens, and whom each stands for. Sessions, JSON Web Tokens or a proxy's
// headers would stand here; keikaku is told the actor, `role:unit/id`, and nothing else.

const actors = new Map([
  ["headquarters-token", "headquarters/c-1"],
  ["tokyo-token", "branch:13/c-7"]
])

/** Whom the value of an `Authorization` header stands for. */
export const actorOfToken = (authorization: string | null | undefined): string | undefined =>
  actors.get(/^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "")
