// Contracts for commissioned programmes (委託契約, plan §1(4)): signed on a tender that was won, for a number of years (the canvassing
// programme's: three), each of which is started; renewed by a contract that names its predecessor; closed. What a contract brings is
// measured by the metrics that it names, and nowhere typed in.
import { type AnyEvent, type EventOf, forEach, refusal, textIn } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear, firstDayOfFiscalYear, fiscalYearName, fiscalYearOf } from "../calendar/index.ts"
import { datedHistory, presupposition, retractable } from "../dated-history.ts"
import { MetricCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { occasionsOf } from "../report/occasion.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { ProgrammeId } from "./programme.ts"
import { TenderAwarded, TenderId, tenders } from "./tender.ts"

export const ContractId = identifier("ContractId", "a contract for a commissioned programme")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofContract = retractable({
  fields: { contract: ContractId, programme: ProgrammeId },
  tags: (e) => [`contract:${e.contract}`, `programme:${e.programme}`],
  particulars: () => ({ counterparty: "ministry" })
})
const signed = ofContract(
  "ContractSigned",
  "委託契約の締結",
  "ContractWithdrawn",
  {
    tender: TenderId,
    title: Text,
    firstYear: FiscalYear,
    lastYear: FiscalYear,
    metrics: Schema.NonEmptyArray(MetricCode).check(Schema.isUnique())
  },
  { tags: (e) => [`tender:${e.tender}`] }
)
/** A contract was signed for its first to its last fiscal year; its metrics are what it is judged by. */
export const [ContractWithdrawn, ContractSigned] = signed
const yearStarted = ofContract("ContractYearStarted", "委託契約年度の開始", "ContractYearWithdrawn", {
  fiscalYear: FiscalYear
})
export const [ContractYearWithdrawn, ContractYearStarted] = yearStarted
const renewed = ofContract(
  "ContractRenewed",
  "委託契約の更新",
  "ContractRenewalWithdrawn",
  { predecessor: ContractId },
  { tags: (e) => [`predecessor:${e.predecessor}`] }
)
/** A contract goes on where its predecessor ends. */
export const [ContractRenewalWithdrawn, ContractRenewed] = renewed
const closed = ofContract("ContractClosed", "委託契約の終了", "ContractClosingWithdrawn", { note: Text })
export const [ContractClosingWithdrawn, ContractClosed] = closed

// STAGES.

export const contracts = staged({
  code: "Contract",
  noun: { ja: "委託契約", en: "contract" },
  key: { contract: ContractId },
  tag: "contract",
  opens: signed,
  steps: [
    { entry: yearStarted, after: [signed, renewed], stays: true, per: ["fiscalYear"] },
    { entry: renewed, after: [signed] },
    { entry: closed, after: [signed, renewed] }
  ],
  carries: ["programme"]
})

const signings = datedHistory([signed])

const startedIn = (entries: ReadonlyArray<AnyEvent>) =>
  entries.filter(ContractYearStarted.is).map(({ fiscalYear }) => fiscalYear)

/** Whether a fiscal year is one of a contract's. */
export const isYearOf = (
  { firstYear, lastYear }: Pick<EventOf<typeof ContractSigned>, "firstYear" | "lastYear">,
  year: FiscalYear
): boolean => firstYear <= year && year <= lastYear

// REFUSALS.

export const ContractYearsReversed = refusal("ContractYearsReversed", "lastYear", {
  ja: "最終年度 {lastYear} が初年度 {firstYear} より前です。",
  en: "The last year {lastYear} comes before the first, {firstYear}."
})
/** A contract is signed on a tender of its programme that the federation has won. */
export const TenderNotAwarded = refusal("TenderNotAwarded", "tender", {
  ja: "入札 {tender} は、その日までに委託事業 {programme} の落札となっていません。",
  en: "Tender {tender} was not won for the programme {programme} by that day."
})
export const TenderAlreadyContracted = refusal("TenderAlreadyContracted", "tender", {
  ja: "入札 {tender} による委託契約は {contract} です。",
  en: "The contract on tender {tender} is {contract}."
})
export const YearNotOfContract = refusal("YearNotOfContract", "fiscalYear", {
  ja: "{fiscalYear}年度は委託契約 {contract}（{firstYear}～{lastYear}年度）の年度ではありません。",
  en: "FY{fiscalYear} is no year of contract {contract} (FY{firstYear} to FY{lastYear})."
})
export const ContractYearNotBegun = refusal("ContractYearNotBegun", "fiscalYear", {
  ja: "{fiscalYear}年度はその日に始まっていません。",
  en: "FY{fiscalYear} has not begun on that day."
})
/** A predecessor is a contract of the same programme that ends before this one begins. */
export const NotAPredecessor = refusal("NotAPredecessor", "predecessor", {
  ja: "{predecessor} は、委託契約 {contract} より前に終わる同じ事業の委託契約ではありません。",
  en: "{predecessor} is not a contract of the same programme that ends before contract {contract} begins."
})

// DECISIONS.

const { decide, withdraw } = contracts

export const SignContract = decide("SignContract", "委託契約を締結する", ContractSigned, {
  refuses: [ContractYearsReversed, TenderNotAwarded, TenderAlreadyContracted],
  reads: (c) => ({ tender: tenders.of(c), signings: signings.about(`tender:${c.tender}`) }),
  rule: (event, { signings: [other], tender }) => {
    if (event.lastYear < event.firstYear) return ContractYearsReversed(event)
    const { opening, stage } = tenders.on(tender, event.occurredOn)
    if (stage !== "TenderAwarded" || opening?.programme !== event.programme) return TenderNotAwarded(event)
    return other === undefined ? undefined : TenderAlreadyContracted(other)
  }
})
export const StartContractYear = decide("StartContractYear", "委託契約の年度を始める", ContractYearStarted, {
  refuses: [YearNotOfContract, ContractYearNotBegun],
  rule: (event, _, { opening }, { settings }) => {
    const { fiscalYear, occurredOn } = event
    if (!isYearOf(opening!, fiscalYear)) return YearNotOfContract({ ...opening!, fiscalYear })
    return fiscalYearOf(occurredOn, settings.calendar) < fiscalYear ? ContractYearNotBegun(event) : undefined
  }
})
export const RenewContract = decide("RenewContract", "委託契約を更新する", ContractRenewed, {
  refuses: [NotAPredecessor],
  reads: (c) => ({ predecessor: contracts.of({ contract: c.predecessor }) }),
  rule: (event, { predecessor }, { opening }) => {
    const before = contracts.on(predecessor, event.occurredOn).opening
    return before?.programme === event.programme && before.lastYear < opening!.firstYear
      ? undefined
      : NotAPredecessor(event)
  }
})
export const CloseContract = decide("CloseContract", "委託契約を終了する", ContractClosed)
export const WithdrawContract = withdraw("WithdrawContract", "委託契約の締結を取り下げる", ContractWithdrawn)
export const WithdrawContractYear = withdraw(
  "WithdrawContractYear",
  "委託契約の年度の開始を取り下げる",
  ContractYearWithdrawn
)
export const WithdrawContractRenewal = withdraw(
  "WithdrawContractRenewal",
  "委託契約の更新を取り下げる",
  ContractRenewalWithdrawn
)
export const WithdrawContractClosing = withdraw(
  "WithdrawContractClosing",
  "委託契約の終了を取り下げる",
  ContractClosingWithdrawn
)

// REPORT.

const allContracts = forEach(contracts.histories, ({ contract }) => contract)

export const contractList = listed(
  "contracts",
  { ja: "委託契約", en: "Contracts" },
  {
    things: allContracts,
    identifier: ["contract", column.text("番号", "Contract")],
    statuses: {
      ContractSigned: { ja: "契約中", en: "in force" },
      ContractRenewed: { ja: "契約中（更新）", en: "in force, renewed" },
      ContractClosed: { ja: "終了", en: "closed" }
    },
    columns: {
      programme: column.text("事業", "Programme"),
      title: column.text("件名", "Title"),
      firstYear: column.text("初年度", "First year"),
      lastYear: column.text("最終年度", "Last year"),
      year: column.text("現在の年度", "Year under way"),
      ofYears: column.text("年次", "Which year"),
      started: column.text("開始を記録した年度", "Years started"),
      predecessor: column.text("前の契約", "Predecessor")
    },
    row: (history, { asOf, federation: { calendar } }) => {
      const { last, opening, past, stage } = contracts.on(history, asOf)
      if (opening === undefined || stage === undefined || stage === "ContractYearStarted") return undefined
      const { firstYear, lastYear } = opening
      const names = startedIn(past)
        .toSorted((a, b) => a - b)
        .map((each) => fiscalYearName(each, calendar))
      const named = (language: "ja" | "en") => names.map((name) => textIn(name, language))
      const today = fiscalYearOf(asOf, calendar)
      const year = stage !== "ContractClosed" && isYearOf(opening, today) ? today : undefined
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        programme: opening.programme,
        title: opening.title,
        firstYear: fiscalYearName(firstYear, calendar),
        lastYear: fiscalYearName(lastYear, calendar),
        year: year === undefined ? null : fiscalYearName(year, calendar),
        ofYears: year === undefined ? null : `${year - firstYear + 1}/${lastYear - firstYear + 1}`,
        started: names.length === 0 ? null : { ja: named("ja").join("、"), en: named("en").join(", ") },
        predecessor: last.ContractRenewed?.predecessor ?? null
      }
    }
  }
)

const yearLabel = { ja: "委託契約の年度の開始", en: "Start of a contract's year" }

export const topic = defineTopic({
  name: "contract",
  rows: ["P1.4"],
  label: { ja: "委託契約", en: "Contracts" },
  by: ["headquarters"],
  decisions: [
    ...[SignContract, StartContractYear, RenewContract, CloseContract],
    ...[WithdrawContract, WithdrawContractYear, WithdrawContractRenewal, WithdrawContractClosing]
  ],
  reports: [contractList],
  // What a contract that is closed never started, nobody starts any more.
  occasions: [
    occasionsOf(allContracts, (history, { asOf, federation: { calendar } }, of) => {
      const { opening, past, stage } = contracts.on(history, asOf)
      if (opening === undefined) return undefined
      const started = startedIn(past)
      const years = Array.from(
        { length: opening.lastYear - opening.firstYear + 1 },
        (_, n) => (opening.firstYear + n) as FiscalYear
      )
      return years
        .map((year) => ({ year, done: started.includes(year) }))
        .filter(({ done }) => done || stage !== "ContractClosed")
        .map(({ done, year }) => ({
          on: firstDayOfFiscalYear(year, calendar),
          what: yearLabel,
          title: opening.title,
          of,
          branch: null,
          done
        }))
    })
  ],
  presupposes: [
    presupposition({ on: TenderAwarded, entry: signed, tag: ({ tender }) => `tender:${tender}` }),
    presupposition({ on: ContractSigned, entry: renewed, tag: ({ contract }) => `predecessor:${contract}` })
  ]
})
