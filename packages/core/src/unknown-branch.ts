// The one refusal that every topic with a branch shares: the federation has no such branch.
import { refusal } from "@keikaku/kernel"

/** The federation's configuration has no branch of that code. */
export const UnknownBranch = refusal("UnknownBranch", "branch", {
  ja: "支部 {branch} はありません。",
  en: "There is no branch {branch}."
})
