// What the command line lends to others: the tables of reports as text, and a bar for work that takes long.

export { examplePayload } from "./describe/example-payload.ts"
export { issueInWords } from "./input/issue-in-words.ts"
export { nearest } from "./nearest.ts"
export * from "./progress-bar.ts"
export { type CellStyle, cellText, isFigure } from "./table/cell-text.ts"
export { type CsvFault, decodeCsv, encodeCsv } from "./table/csv.ts"
export { type Format, formats, type RenderOptions } from "./table/format.ts"
export { escapeMarkdown } from "./table/markdown-table.ts"
export { json, renderTable } from "./table/render-table.ts"
export { visible } from "./table/text-table.ts"
