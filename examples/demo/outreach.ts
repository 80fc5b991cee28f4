// Outreach in the year (plan §7): certificates of establishment, the website and leaflets, lecturers and consultations. All of it is
// invented: who asks, how many come, and what is ordered.
import { certificate, content, event } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const headquarters = "headquarters"
const [tokyo, osaka] = ["branch-13", "branch-27"]
const on = (day: string) => LocalDate.make(day)

const order = { order: "certificates-1" }
const misprinted = { ...order, slip: "slip-2", issue: "slip-1", certificates: 3, cause: "misprint" } as const

/** Made known by headquarters and a branch; ordered by an association, issued in two parts; misprints came back and were replaced with the second. */
const certificates: Script = [
  step(certificate.PromoteCertificates, on("2023-04-20"), headquarters, {
    ...{ promotion: "magazine-4", means: "magazine", title: "成立之証のご案内" }
  }),
  step(certificate.PromoteCertificates, on("2023-05-08"), tokyo, {
    ...{ promotion: "website-13", branch: "13", means: "website", title: "成立之証の掲示について" }
  }),
  wrongStep("NotOneOrderer", certificate.OrderCertificates, on("2023-06-01"), tokyo, {
    ...{ ...order, branch: "13", workplaces: 120 }
  }),
  step(certificate.OrderCertificates, on("2023-06-01"), tokyo, {
    ...{ ...order, branch: "13", association: "a-13-1", workplaces: 120 }
  }),
  step(certificate.IssueCertificates, on("2023-06-15"), tokyo, { ...order, slip: "slip-1", certificates: 80 }),
  step(certificate.ReturnCertificates, on("2023-06-26"), tokyo, misprinted),
  step(certificate.IssueCertificates, on("2023-07-03"), tokyo, { ...order, slip: "slip-3", certificates: 43 }),
  wrongStep("MoreIssuedThanOrdered", certificate.IssueCertificates, on("2023-07-04"), tokyo, {
    ...{ ...order, slip: "slip-4", certificates: 1 }
  })
]

const [site, leaflet] = [{ content: "site-members" }, { content: "leaflet-27" }]

/** A page of the federation's website is updated by its day, a branch's leaflet is confirmed and retired. */
const contents: Script = [
  step(content.RegisterContent, on("2023-04-03"), headquarters, {
    ...{ ...site, medium: "website", title: "会員のメリット" }
  }),
  step(content.PublishContent, on("2023-04-03"), headquarters, { ...site, version: 1 }),
  step(content.RegisterContent, on("2023-04-10"), osaka, {
    ...{ ...leaflet, branch: "27", medium: "leaflet", title: "労働保険の成立手続" }
  }),
  wrongStep("ContentNotAt", content.ConfirmContent, on("2023-04-10"), osaka, leaflet),
  step(content.PublishContent, on("2023-04-12"), osaka, { ...leaflet, version: 1 }),
  step(content.PlanContentUpdate, on("2023-06-20"), headquarters, {
    ...{ ...site, due: on("2023-09-29"), note: "第2次推進計画の最終年度" }
  }),
  step(content.PublishContent, on("2023-09-27"), headquarters, { ...site, version: 2 }),
  step(content.ConfirmContent, on("2023-10-02"), osaka, leaflet),
  step(content.RetireContent, on("2024-03-18"), osaka, { ...leaflet, cause: "新しい資料に統合" })
]

const seminar = { invitation: "founders-13" }
const session = { invitation: "session-27" }
const lecturer = "lecturer-1"
const day = on("2023-10-18")

/** A seminar for founders in Tokyo and a consultation in Osaka on one day: the lecturer of the one cannot go to the other. */
const events: Script = [
  step(event.ReceiveInvitation, on("2023-08-21"), tokyo, {
    ...{ ...seminar, branch: "13", kind: "seminar", on: day, body: "chamber", title: "起業者向けセミナー" }
  }),
  step(event.AcceptInvitation, on("2023-08-25"), tokyo, seminar),
  step(event.AssignLecturer, on("2023-08-28"), tokyo, { ...seminar, lecturer }),
  step(event.ReceiveInvitation, on("2023-09-04"), osaka, {
    ...{ ...session, branch: "27", kind: "consultation", on: day, body: "municipality", title: "労働相談会" }
  }),
  step(event.AcceptInvitation, on("2023-09-06"), osaka, session),
  wrongStep("LecturerNotFree", event.AssignLecturer, on("2023-09-07"), osaka, { ...session, lecturer }),
  step(event.AssignLecturer, on("2023-09-07"), osaka, { ...session, lecturer: "lecturer-2" }),
  wrongStep("FulfilledBeforeItsDay", event.FulfilInvitation, on("2023-10-17"), tokyo, { ...seminar, attendance: 34 }),
  step(event.FulfilInvitation, day, tokyo, { ...seminar, attendance: 34 }),
  step(event.FulfilInvitation, day, osaka, { ...session, attendance: 11 })
]

/** The year's outreach. */
export const outreach: ReadonlyArray<Script> = [certificates, contents, events]
