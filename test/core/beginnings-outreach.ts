// Openings of histories of outreach: certificates issued and come back, a page published and confirmed, a lecturer who is taken, and
// one who was released.
const from = { occurredOn: "2023-04-01" }

const order = { ...from, order: "co1" }
const returned = [
  ["OrderCertificates", { ...order, branch: "13", association: "a1", workplaces: 3 }],
  ["IssueCertificates", { ...order, slip: "cs1", certificates: 2 }],
  ["ReturnCertificates", { ...order, slip: "cs2", issue: "cs1", certificates: 1, cause: "misprint" }]
] as const
/** What came back was issued anew. */
const replaced = [...returned, ["IssueCertificates", { ...order, slip: "cs3", certificates: 2 }]] as const

const page = { ...from, content: "w1" }
const confirmed = [
  ["RegisterContent", { ...page, branch: "13", medium: "website", title: "い" }],
  ["PlanContentUpdate", { ...page, due: "2023-05-10", note: "い" }],
  ["PublishContent", { ...page, version: 1 }],
  ["ConfirmContent", page]
] as const
const retired = [...confirmed, ["RetireContent", { ...page, cause: "い" }]] as const

const asked = (invitation: string, branch: string) =>
  [
    [
      "ReceiveInvitation",
      { ...from, invitation, branch, kind: "seminar", on: "2023-05-10", body: "chamber", title: "い" }
    ],
    ["AcceptInvitation", { ...from, invitation }]
  ] as const
const going = { ...from, invitation: "i1", lecturer: "l1" }
const taken = [...asked("i1", "13"), ["AssignLecturer", going], ...asked("i2", "27")] as const
const fulfilled = [
  ...taken,
  ["FulfilInvitation", { occurredOn: "2023-05-10", invitation: "i1", attendance: 20 }]
] as const
const cancelled = [
  ...taken,
  ["ReleaseLecturer", going],
  ["CancelInvitation", { ...from, invitation: "i1", cause: "い" }],
  ["AssignLecturer", { ...going, invitation: "i2" }]
] as const

export const ofOutreach = [returned, replaced, confirmed, retired, taken, fulfilled, cancelled]
