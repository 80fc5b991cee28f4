// Our topic on our own command line, each command as a process: help, decisions, do, reports, history, search, traces, bundles.
import { equal, match, ok } from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { held } from "./check-library.ts"
import { topic } from "./inspection.ts"

const program = join(import.meta.dirname, "cli.js")

/** The checks, by what they show, on the log of the demo year and in a folder for what they write. */
export const commandLineChecks = (path: string, folder: string): Readonly<Record<string, () => void>> => {
  const run = (code: number, ...args: ReadonlyArray<string>): string => {
    const env = { ...process.env, KEIKAKU_STORE: `sqlite:${path}`, NO_COLOR: "1" }
    const { status, stderr, stdout } = spawnSync(process.execPath, [program, ...args], { env, encoding: "utf8" })
    equal(status, code, `chambers ${args.join(" ")}: exit ${status}\n${stdout}${stderr}`)
    return code === 0 ? stdout : stderr
  }
  const at = (name: string) => join(folder, name)
  return {
    "help speaks of our program, without Japanese": () => {
      const help = run(0, "report", "--help")
      match(help, /chambers report target-progress/)
      ok(!/[\u3040-\u30ff\u4e00-\u9fff]/u.test(help))
    },
    "decisions and do": () => {
      const all = run(0, "decisions")
      for (const { label, name } of topic.decisions) ok(all.includes(`${name} `) && all.includes(label.fr!), name)
      const described = run(0, "decisions", "HoldInspection")
      const [, example] = /Réaliser une inspection[\s\S]*chambers do HoldInspection --data '(.*)'/.exec(described) ?? []
      const command = { ...JSON.parse(example ?? ""), findings: 0, occurredOn: "2024-06-03" }
      const { branch, inspection } = command
      equal(branch, "idf")
      const line = run(0, "do", "HoldInspection", "--data", JSON.stringify(command))
      match(line, /Inspection réalisée {2}InspectionHeld {2}2024-06-03/)
      const remedy = JSON.stringify({ inspection, occurredOn: "2024-06-04" })
      match(run(2, "do", "RemedyFindings", "--data", remedy), /NothingFound.*n'a rien constaté à corriger/)
      const withdrawal = JSON.stringify({ inspection, reason: "essai", occurredOn: "2024-06-05" })
      match(run(0, "do", "WithdrawInspection", "--data", withdrawal, "--lang", "en"), /Inspection withdrawn/)
    },
    "reports, in our languages and currency": () => {
      const all = run(0, "reports")
      for (const { name } of topic.reports) ok(all.includes(name), name)
      match(run(0, "report", "inspection-findings"), /^Constats des inspections, as of[\s\S]*à corriger.*270\.50 EUR/)
      const asked = ["--fiscal-year", "Exercice 2024", "--level", "nation", "--effective-on", "2024-12-31"]
      match(run(0, "report", "target-progress", ...asked), new RegExp(`Toutes les régions +Inspections .* 48 +${held}`))
      match(run(0, "report", "target-progress", ...asked), /, Exercice 2024, /)
      match(run(0, "report", "inspections", ...asked, "--lang", "en"), new RegExp(`All regions +${held} `))
      match(run(0, "report", "corrections", "--fiscal-year", "2024"), /saisie deux fois/)
    },
    "events, history, search and traces": () => {
      match(run(0, "events", "InspectionHeld"), /Inspection réalisée/)
      match(run(0, "search", "--counterparty", "nor-assoc-1", "--amount-from", "25000"), /Inspection réalisée/)
      const [first] = JSON.parse(run(0, "history", "--type", "InspectionHeld", "--limit", "1", "--format", "json"))
      const changed = run(0, "trace", "event", String(first.position), "--fiscal-year", "2024")
      match(changed, /^Inspections +nation +Réalisées +0 +1$[\s\S]*^Target progress +nation .*Actual +0 +1$/m)
      const figure = ["--row", "area=nation", "--column", "held", "--fiscal-year", "2024"]
      match(run(0, "trace", "figure", "inspections", ...figure), /Inspection retirée/)
    },
    "an auditor's bundle is verified, and not once it is altered": () => {
      const key = run(0, "key", "create", "chambers.example/plan", at("log.key")).trim()
      run(0, "export", "bundle", at("bundle"), "--signing-key", at("log.key"), "--redact", "personal")
      const events = readFileSync(at("bundle/events.jsonl"), "utf8")
      match(events, /"type":"InspectionHeld"/)
      run(0, "verify", at("bundle"), "--key", key)
      writeFileSync(at("bundle/events.jsonl"), events.replace('"nor-assoc-1"', '"nor-assoc-7"'))
      run(4, "verify", at("bundle"), "--key", key)
    }
  }
}
