// The refusals that every decision shares: they are checked once, in the vocabulary, and no topic repeats them.
import { refusal } from "@keikaku/kernel"

/** The federation's configuration has no branch of that code. */
export const UnknownBranch = refusal("UnknownBranch", "branch", {
  ja: "支部 {branch} はありません。",
  en: "There is no branch {branch}."
})

/** The federation plans no such figure. */
export const UnknownMetric = refusal("UnknownMetric", "metric", {
  ja: "指標 {metric} はありません。",
  en: "There is no metric {metric}."
})

/** Nothing is recorded before it has happened; what takes effect later says so in a field of its own. */
export const OccursInFuture = refusal("OccursInFuture", "occurredOn", {
  ja: "発効日 {occurredOn} は今日（{today}）より後です。",
  en: "It would take effect on {occurredOn}, later than today, {today}."
})

/** The actor's role, or the unit that it is held for, does not allow it. */
export const NotPermitted = refusal("NotPermitted", "actor", {
  ja: "{actor} には {asked} の権限がありません。",
  en: "{actor} may not ask for {asked}."
})

/** An entry of another topic presupposes this one: that is taken back first. */
export const EntryReliedOn = refusal("EntryReliedOn", "relying", {
  ja: "これを前提とする {on} の「{relying}」があります。先にそれを取り下げてください。",
  en: '"{relying}" of {on} presupposes it and would have to be taken back first.'
})
