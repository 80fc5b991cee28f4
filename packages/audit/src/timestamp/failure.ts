// Why a time-stamp proves nothing, each reason with its status and its sentence. The statuses are those of a bundle's findings.
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

const refusals = {
  malformed: {
    status: "malformed",
    sentence: { ja: "タイムスタンプの形式が正しくありません。", en: "The time-stamp is malformed." }
  },
  "not-a-time-stamp": {
    status: "malformed",
    sentence: { ja: "署名された内容がタイムスタンプではありません。", en: "What was signed is not a time-stamp." }
  },
  "no-checkpoint": {
    status: "altered",
    sentence: { ja: "この件数のチェックポイントがありません。", en: "There is no checkpoint of this size." }
  },
  "other-text": {
    status: "altered",
    sentence: { ja: "別の文章に付けられたタイムスタンプです。", en: "The time-stamp is of another text." }
  },
  "content-altered": {
    status: "altered",
    sentence: { ja: "署名された内容が変えられています。", en: "What was signed has been altered." }
  },
  "certificate-exchanged": {
    status: "altered",
    sentence: {
      ja: "署名が指している証明書と、実際の証明書が異なります。",
      en: "The signature names another certificate than the one that is shown."
    }
  },
  "name-differs": {
    status: "altered",
    sentence: {
      ja: "タイムスタンプの局の名前が、証明書の名前と異なります。",
      en: "The time-stamp names another authority than its certificate."
    }
  },
  "signature-invalid": {
    status: "altered",
    sentence: { ja: "署名が内容と一致しません。", en: "The signature does not match what was signed." }
  },
  "too-late": {
    status: "altered",
    sentence: {
      ja: "検証の時点より後のタイムスタンプです。",
      en: "The time-stamp is later than the instant of its verification."
    }
  },
  "algorithm-refused": {
    status: "not-checked",
    sentence: {
      ja: "弱いか未知のアルゴリズムです。SHA-256・384・512 と、2,048ビット以上のRSAまたはP-256・P-384のECDSAだけを認めます。",
      en: "An algorithm is weak or unknown: only SHA-256, 384 and 512 count, with RSA of 2,048 bits or more or ECDSA on P-256 or P-384."
    }
  },
  "extension-unknown": {
    status: "not-checked",
    sentence: {
      ja: "タイムスタンプに、必須とされる未知の拡張があります。",
      en: "The time-stamp has a critical extension that is unknown."
    }
  },
  "signer-missing": {
    status: "not-checked",
    sentence: { ja: "署名者の証明書がありません。", en: "The certificate of the signer is missing." }
  },
  "not-for-time-stamps": {
    status: "not-checked",
    sentence: {
      ja: "署名者の証明書が、タイムスタンプ専用のものではありません。",
      en: "The certificate of the signer is not for time-stamps alone."
    }
  },
  "not-valid-then": {
    status: "not-checked",
    sentence: {
      ja: "タイムスタンプの時刻に、証明書が有効ではありませんでした。",
      en: "A certificate was not valid at the time of the time-stamp."
    }
  },
  "unknown-authority": {
    status: "not-checked",
    sentence: {
      ja: "指定された認証局につながる証明書ではありません。",
      en: "The certificate of the signer does not lead to a given authority."
    }
  }
} as const satisfies Readonly<
  Record<string, { readonly status: "malformed" | "altered" | "not-checked"; readonly sentence: Label }>
>

/** A time-stamp proves nothing, for one reason. */
export class TimeStampNotValid extends Data.TaggedError("TimeStampNotValid")<{
  readonly reason: keyof typeof refusals
}> {
  /** `altered`: it does not fit its text or its signature. `not-checked`: no given authority vouches for it. */
  get status(): "malformed" | "altered" | "not-checked" {
    return refusals[this.reason].status
  }
  get sentence(): Label {
    return refusals[this.reason].sentence
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The authority has answered without a time-stamp (RFC 3161 §2.4.2, PKIStatusInfo). */
export class TimeStampDenied extends Data.TaggedError("TimeStampDenied")<{
  /** The status of the answer: 2 rejection, 3 waiting, 4 and 5 revocation. */
  readonly code: number
  /** The authority's own words; empty where it gives none. */
  readonly text: string
}> {
  get sentence(): Label {
    const detail = this.text === "" ? `status ${this.code}` : this.text
    return {
      ja: `局がタイムスタンプを発行しませんでした: ${detail}`,
      en: `The authority has issued no time-stamp: ${detail}`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The text holds no certificate in PEM, or one that cannot be read. */
export class MalformedAuthority extends Data.TaggedError("MalformedAuthority")<{ readonly message: string }> {}
