// Takes passwords out of whatever is printed: messages end in logs, tickets and screenshots. Rather too much is taken out than too
// little, because a malformed address is printed as well.

/** An address with `***` in place of its password: `postgres://app:***@db/plans?schema=tokyo`. */
export const withoutPassword = (address: string): string =>
  address
    .replace(/((?:postgres(?:ql)?:|:\/\/)\/*[^\s:/@]*):.*@/is, "$1:***@")
    .replaceAll(/([?&]\w*password=)[^&"]*/gi, "$1***")

/** A text in which addresses may stand, none of them with its password. */
export const withoutPasswords = (text: string): string => text.replaceAll(/\S+/g, withoutPassword)
