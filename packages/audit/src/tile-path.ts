// Where a tile of a log lies in a folder or on a web server. Source: C2SP tlog-tiles, "Merkle Tree", "Partial Tiles", "Log entries".

/** How many hashes or entries a full tile holds. */
const fullWidth = 256

/** 256 neighbouring hashes of a level, or as many entries; fewer at the right edge of the tree. */
export interface Tile {
  /** 0 for the hashes of the lines, 1 for the roots of full tiles of level 0, and so on; `entries` for the lines themselves. */
  readonly level: number | "entries"
  /** Its place in the level, from 0. */
  readonly index: number
  /** 1 to 256. */
  readonly width: number
}

/** The path of a tile below the prefix of the log.
 * @example
 * ```ts
 * import { tilePathOf } from "@keikaku/audit"
 *
 * tilePathOf({ level: 0, index: 1_234_067, width: 256 }) // => "tile/0/x001/x234/067"
 * tilePathOf({ level: "entries", index: 0, width: 5 }) // => "tile/entries/000.p/5"
 * ```
 */
export const tilePathOf = ({ index, level, width }: Tile): string => {
  const elements: Array<string> = []
  for (let rest = index; elements.length === 0 || rest > 0; rest = Math.floor(rest / 1_000))
    elements.unshift(`${elements.length === 0 ? "" : "x"}${String(rest % 1_000).padStart(3, "0")}`)
  return `tile/${level}/${elements.join("/")}${width < fullWidth ? `.p/${width}` : ""}`
}
