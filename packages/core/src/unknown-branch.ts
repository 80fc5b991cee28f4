// The one refusal that every topic with a branch shares: the federation has no such branch.
import { defineRejection } from "@keikaku/kernel"

/** The federation's configuration has no branch of that code. */
export const UnknownBranch = defineRejection("UnknownBranch", {
  by: "branch",
  because: ["branch"],
  ja: (b) => `支部 ${b.branch} はありません。`,
  en: (b) => `There is no branch ${b.branch}.`
})
