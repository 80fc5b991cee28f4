// Whether every refusal that a decision announces can happen at all. A refusal that nobody can get is a sentence that nobody has
// checked.
import type { LawSubject } from "../arbitraries/histories.ts"
import { lawInstant } from "../scenario.ts"
import { refusalSearch } from "./refusal-search.ts"

const searchesAtOnce = 4

/**
 * The refusals that no command reached, as `Decision: Code`, after `runs` commands (200) for each refusal that is announced. What
 * stays in the list can never happen, or needs a beginning of its own.
 */
export const unreachedRefusals = <Settings>(subject: LawSubject<Settings>, seed: number): ReadonlyArray<string> => {
  const { catalogue, own, policy, runs = 200, settings } = subject
  const decisions = [...catalogue.decisions.values()].filter(({ name }) => own?.has(name) ?? true)
  const missing = new Set(decisions.flatMap((each) => each.refuses.map(({ code }) => `${each.name}: ${code}`)))
  const most = runs * missing.size
  // Whoever may not ask is refused before the command is looked at: any will do.
  const asNobody = { now: lawInstant, actor: "nobody", commandId: "c", settings, catalogue }
  for (const decision of policy === undefined ? [] : decisions) {
    const refused = policy?.mayAsk(decision, asNobody)
    if (refused !== undefined) missing.delete(`${decision.name}: ${refused.code}`)
  }
  // What one search keeps may lead it astray; several by turns seldom all go wrong.
  const searches = Array.from({ length: searchesAtOnce }, (_, n) => refusalSearch(subject, seed + 1_000 * n, missing))
  for (let sent = 0; sent < most && missing.size > 0; sent++) searches[sent % searchesAtOnce]!()
  return [...missing]
}
