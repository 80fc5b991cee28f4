// A note or a key as a person has kept it: opened in an editor, mailed, copied from a page. What such handling changes and no
// signature covers is put back, so that the file reads as the note that was handed out; the signature says whether it is.

const encodings = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]]
] as const

/** Decodes UTF-8, or UTF-16 that begins with a byte order mark, into lines that end in line feeds; undefined for malformed bytes. */
export const keptText = (bytes: Uint8Array): string | undefined => {
  const [encoding] = encodings.find(([, mark]) => mark.every((byte, n) => bytes[n] === byte)) ?? ["utf-8"]
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n")
  } catch {
    return undefined
  }
}

/** A kept text as a note: without empty lines around it, ended by one line feed, its signatures after em dashes. */
export const keptNote = (text: string): string => {
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/^\n+|\s+$/g, "")
    .split("\n")
    .map((line) => line.trimEnd())
  const start = lines.lastIndexOf("") + 1
  const signatures = lines.slice(start).map((line) => line.replace(/^[-\u2010-\u2015\u2212] /, "\u2014 "))
  return `${[...lines.slice(0, start), ...signatures].join("\n")}\n`
}
