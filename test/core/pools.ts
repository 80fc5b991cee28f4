// Small pools of identifiers and dates, so that random commands and events meet and every rule is reached.
import { prefectures } from "@keikaku/core"
import fc from "fast-check"

const some = (...values: ReadonlyArray<string>) => fc.constantFrom(...values)

/** Figures that fit one another: percentages that add up, changes that balance, a profile of nothing but zeros. */
export const figures = {
  TargetAmount: fc.constantFrom(0, 10, 100),
  Percent: fc.constantFrom(50, 100),
  MonthlyProfile: fc.constantFrom(
    Array.from({ length: 12 }, (_, month) => month),
    Array.from({ length: 12 }, () => 0)
  ),
  AdjustmentUnits: fc.constantFrom(-200, -1, 1, 200),
  Month: fc.constantFrom("2023-04", "2023-05"),
  IndicatorPeriod: fc.constantFrom("2021", "2022", "FY2022", "2022-03-31"),
  CertificateCount: fc.constantFrom(1, 2, 3),
  ContentVersion: fc.constantFrom(1, 2, 3),
  Organiser: fc.constantFrom("headquarters", "13", "99")
}

export const pools = {
  LocalDate: some(
    ...[
      "2022-12-01",
      "2023-04-01",
      "2023-05-10",
      "2023-06-20",
      "2023-09-30",
      "2024-03-20",
      "2024-03-31",
      "2024-04-10",
      "2025-03-31"
    ]
  ),
  FiscalYear: fc.constantFrom(2022, 2023),
  YearOfAccounts: fc.constantFrom(2022, 2023),
  BranchCode: fc.oneof(
    { weight: 8, arbitrary: some("13", "27") },
    { weight: 1, arbitrary: some("99", prefectures[0]!.code) }
  ),
  MetricCode: fc.oneof({ weight: 5, arbitrary: some("canvasses") }, { weight: 1, arbitrary: some("smiles") }),
  ...figures,
  CaseId: some("k1", "k2", "k3"),
  BusinessId: some("b1", "b2"),
  OutcomeId: some("o1", "o2", "o3"),
  PromoterId: some("p1", "p2"),
  AssociationId: some("a1", "a2"),
  ParentBodyId: some("m1", "m2"),
  CardId: some("c1", "c2", "c3"),
  CanvassId: some("1", "2", "3", "4"),
  PlanItemId: some("4.3", "4.4"),
  ParticipantId: some("p1", "p2"),
  ManualId: some("tebiki"),
  SubjectId: some("p1", "p2"),
  // The laws record as "law": who approves may be the same.
  ApproverId: some("law", "hq"),
  Commitment: some(`commitment:${"a".repeat(64)}`, `commitment:${"b".repeat(64)}`),
  CouncilId: some("g1", "g2"),
  NameListId: some("n1", "n2"),
  CertificateOrderId: some("co1", "co2"),
  CertificateSlipId: some("cs1", "cs2", "cs3"),
  ContentId: some("w1", "w2"),
  InvitationId: some("i1", "i2", "i3"),
  LecturerId: some("l1", "l2"),
  Text: some("い", "ろ")
}
