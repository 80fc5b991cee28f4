// Whether every refusal that a decision announces can happen at all: random commands are sent until each code has been
// seen. A refusal that nobody can get is a sentence that nobody has checked.
import type { Decision } from "@keikaku/kernel"
import fc from "fast-check"
import { anyCommand, commandsOf, historyOf, type LawSubject } from "../arbitraries/histories.ts"
import { lawInstant } from "../scenario.ts"

/**
 * The refusals that no random history reached, as `Decision: Code`. With small pools and enough commands the list is
 * empty; what stays in it can never happen, or needs a scenario of its own.
 */
export const unreachedRefusals = <Settings>(subject: LawSubject<Settings>, seed: number): ReadonlyArray<string> => {
  const { catalogue, policy, pools = {}, runs = 100, settings } = subject
  const missing = new Set(
    [...catalogue.decisions.values()].flatMap((each) => each.refuses.map(({ code }) => `${each.name}: ${code}`))
  )
  const beginnings = [[], ...(subject.beginnings ?? [])].map((beginning) => commandsOf(subject, beginning))
  const commands = fc.array(anyCommand(catalogue, pools), { minLength: 300, maxLength: 300 })
  const found = (code: string, decision: Decision<Settings>) => void missing.delete(`${decision.name}: ${code}`)
  // Whoever may not ask is refused before the command is looked at: any will do.
  const asNobody = { now: lawInstant, actor: "nobody", commandId: "c", settings, catalogue }
  for (const decision of policy === undefined ? [] : catalogue.decisions.values()) {
    const refused = policy?.mayAsk(decision, asNobody)
    if (refused !== undefined) found(refused.code, decision)
  }
  for (const [n, sample] of fc.sample(commands, { seed, numRuns: runs }).entries()) {
    historyOf(subject, [...beginnings[n % beginnings.length]!, ...sample], found)
    if (missing.size === 0) break
  }
  return [...missing]
}
