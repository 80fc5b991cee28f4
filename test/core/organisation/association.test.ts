// Affairs associations that open and close, and the desks that advise them.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const osaka = "branch:27/o-1"
const a = (association: string, more: object = {}) => ({ association, ...more })
const why = { reason: "誤り" }
const report = (effectiveOn: string) => a("a-1", { effectiveOn })
const succession = a("a-1", { successor: "a-2", workplaces: 40 })

walk(
  "P2.1b associations are certified, abolished after a report, and succeeded",
  [
    ["2023-03-01", tokyo, "ReportAbolition", report("2023-10-01"), "AssociationUnknown"],
    ["2010-04-01", tokyo, "CertifyAssociation", a("a-1", { branch: "13" })],
    ["2010-04-01", tokyo, "CertifyAssociation", a("a-1", { branch: "13" }), "AlreadySo"],
    ["2010-05-01", tokyo, "CertifyAssociation", a("a-1", { branch: "13" }), "AssociationIdTaken"],
    ["2012-04-01", tokyo, "CertifyAssociation", a("a-2", { branch: "13" })],
    ["2023-06-01", osaka, "CertifyAssociation", a("a-3", { branch: "27" })],
    ["2023-06-01", osaka, "CertifyAssociation", a("", { branch: "27" }), "Malformed"],
    ["2023-06-01", tokyo, "OfferAssociationSupport", a("a-1", { support: "引受け先の紹介" })],
    ["2023-06-01", tokyo, "AbolishAssociation", a("a-1"), "AssociationNotAt"],
    ["2023-06-01", tokyo, "ArrangeSuccession", succession, "AssociationNotAt"],
    ["2023-08-03", tokyo, "ReportAbolition", report("2023-10-01"), "AbolitionReportedTooLate"],
    ["2023-08-02", tokyo, "ReportAbolition", report("2023-10-01")],
    ["2023-08-05", tokyo, "ArrangeSuccession", a("a-1", { successor: "a-1", workplaces: 1 }), "SuccessorIsItself"],
    ["2023-05-31", tokyo, "ArrangeSuccession", a("a-1", { successor: "a-3", workplaces: 1 }), "AssociationNotAt"],
    ["2023-08-05", tokyo, "ArrangeSuccession", a("a-1", { successor: "a-7", workplaces: 1 }), "SuccessorNotCertified"],
    ["2023-08-05", tokyo, "ArrangeSuccession", succession],
    ["2023-08-06", tokyo, "ArrangeSuccession", a("a-1", { successor: "a-3", workplaces: 5 })],
    ["2023-08-07", tokyo, "WithdrawSuccession", a("a-1", { successor: "a-3", ...why })],
    ["2023-08-08", tokyo, "WithdrawCertification", a("a-2", why), "EntryReliedOn"],
    ["2023-09-30", tokyo, "AbolishAssociation", a("a-1"), "AbolitionNotInEffect"],
    ["2023-10-01", tokyo, "AbolishAssociation", a("a-1")],
    ["2023-10-02", tokyo, "RevokeCertification", a("a-1", { grounds: "届出の懈怠" }), "AssociationNotAt"],
    ["2023-10-02", tokyo, "WithdrawAbolitionReport", a("a-1", why), "LaterAssociationEntryStands"],
    ["2023-11-01", osaka, "RevokeCertification", a("a-3", { grounds: "業務の懈怠" })],
    ["2023-11-02", osaka, "WithdrawRevocation", a("a-3", why)],
    ["2023-11-02", osaka, "WithdrawRevocation", a("a-3", why), "NoAssociationEntryToWithdraw"],
    // What is abolished takes on no business and recommends no promoter; of the unknown one nothing is known.
    ["2023-04-01", hq, "SecureParentBody", { parentBody: "m-1", branch: "13" }],
    [
      "2023-10-01",
      tokyo,
      "NominatePromoter",
      { promoter: "p-1", association: "a-1", branch: "13", parentBody: "m-1" },
      "AssociationClosed"
    ],
    ["2023-09-30", tokyo, "NominatePromoter", { promoter: "p-1", association: "a-1", branch: "13", parentBody: "m-1" }],
    ["2023-10-01", tokyo, "NominatePromoter", { promoter: "p-2", association: "x-1", branch: "13", parentBody: "m-1" }],
    ["2023-10-02", tokyo, "AppointPromoter", { promoter: "p-1", termFrom: "2023-10-02", termTo: "2024-03-31" }],
    ["2023-10-02", tokyo, "IssuePromoterCard", { promoter: "p-1", card: "c-1", expiresOn: "2024-03-31" }],
    [
      "2023-10-02",
      tokyo,
      "ListCase",
      { case: "k-1", business: "b-1", branch: "13", source: "bureau-list", scheme: "unified" }
    ],
    ["2023-10-02", tokyo, "AssignCase", { case: "k-1", promoter: "p-1" }],
    [
      "2023-10-03",
      tokyo,
      "CanvassCase",
      { case: "k-1", canvass: "1", promoter: "p-1", method: "visit", explained: true }
    ],
    [
      "2023-10-04",
      tokyo,
      "EstablishCase",
      { case: "k-1", outcome: "o-1", insurances: "both", specialEnrolment: false }
    ],
    ["2023-10-05", tokyo, "EntrustCase", { case: "k-1", association: "a-1" }, "AssociationClosed"],
    ["2023-10-05", tokyo, "EntrustCase", { case: "k-1", association: "a-2" }]
  ],
  [
    [
      "association-births-and-closures",
      { fiscalYear: 2023, level: "nation" },
      [{ area: "nation", certified: 1, reported: 1, abolished: 1, revoked: 0, supported: 1, workplaces: 40 }]
    ],
    [
      "associations",
      {},
      [
        { association: "a-2", statusCode: "AssociationCertified", endsOn: null },
        { association: "a-3", branch: "27", statusCode: "AssociationCertified", successors: "" },
        { association: "a-1", statusCode: "AssociationAbolished", endsOn: "2023-10-01", successors: "a-2" }
      ]
    ]
  ]
)

const desk = { desk: "d-1" }
const asked = {
  consultation: "q-1",
  ...desk,
  branch: "13",
  subject: "abolition",
  association: "a-1",
  title: "後継者がいない"
}

walk(
  "P2.1b each branch opens a desk, which receives, answers and closes consultations",
  [
    ["2023-04-03", tokyo, "PubliciseConsultationDesk", { ...desk, means: "会報" }, "ConsultationDeskUnknown"],
    ["2023-05-01", tokyo, "ReceiveConsultation", asked, "ConsultationDeskNotOpen"],
    ["2023-04-03", tokyo, "OpenConsultationDesk", { ...desk, branch: "13" }],
    ["2023-04-03", tokyo, "OpenConsultationDesk", { ...desk, branch: "13" }, "AlreadySo"],
    ["2023-04-04", tokyo, "OpenConsultationDesk", { ...desk, branch: "13" }, "ConsultationDeskIdTaken"],
    ["2023-04-10", tokyo, "PubliciseConsultationDesk", { ...desk, means: "会報" }],
    ["2023-05-01", tokyo, "ReceiveConsultation", asked],
    ["2023-05-01", tokyo, "ReceiveConsultation", { ...asked, title: "別件" }, "ConsultationIdTaken"],
    ["2023-05-01", tokyo, "ReceiveConsultation", { ...asked, subject: "weather" }, "Malformed"],
    ["2023-05-02", tokyo, "AnswerConsultation", { consultation: "q-2", answer: "手順" }, "ConsultationUnknown"],
    ["2023-05-02", tokyo, "AnswerConsultation", { consultation: "q-1", answer: "60日前の届出を案内" }],
    ["2023-05-08", tokyo, "CloseConsultation", { consultation: "q-1", result: "届出を準備" }],
    ["2023-05-09", tokyo, "AnswerConsultation", { consultation: "q-1", answer: "再度" }, "ConsultationNotAt"],
    ["2023-05-10", tokyo, "WithdrawConsultation", { consultation: "q-1", ...why }, "LaterConsultationEntryStands"],
    ["2023-05-10", tokyo, "WithdrawConsultationDesk", { ...desk, ...why }, "EntryReliedOn"],
    ["2023-05-10", tokyo, "ReceiveConsultation", { ...asked, consultation: "q-2", subject: "opening", title: "要件" }],
    ["2023-05-31", tokyo, "CloseConsultationDesk", desk],
    ["2023-06-01", tokyo, "PubliciseConsultationDesk", { ...desk, means: "会報" }, "ConsultationDeskNotAt"],
    ["2023-06-01", tokyo, "ReceiveConsultation", { ...asked, consultation: "q-3" }, "ConsultationDeskNotOpen"],
    ["2023-05-31", tokyo, "WithdrawConsultationDeskClosing", { ...desk, ...why }],
    [
      "2023-05-11",
      tokyo,
      "WithdrawConsultationAnswer",
      { consultation: "q-2", ...why },
      "NoConsultationEntryToWithdraw"
    ]
  ],
  [
    [
      "consultations",
      { fiscalYear: 2023, branch: "13" },
      [{ area: "13", opening: 1, abolition: 1, answered: 1, closed: 1, publicised: 1 }]
    ],
    [
      "consultation-list",
      { branch: "13" },
      [
        { consultation: "q-1", statusCode: "ConsultationClosed", result: "届出を準備" },
        { consultation: "q-2", statusCode: "ConsultationReceived", title: "要件", since: "2023-05-10" }
      ]
    ]
  ]
)
