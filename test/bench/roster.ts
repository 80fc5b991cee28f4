// Who takes part. Peers are loaded only where they are asked for, because only this package installs them.
import type { Contestant } from "./contestant.ts"
import { contestants as ours } from "./contestants/ours.ts"
import { contestants as raw } from "./contestants/raw.ts"

/** The drivers and keikaku: what runs without a peer. */
export const house: ReadonlyArray<Contestant> = [...raw, ...ours]

const peerFiles = ["copy", "emmett", "dcb-es", "act", "castore", "fmodel"]

/** Everybody. The order is that of the tables: what others are compared to comes first. */
export const everybody = async (): Promise<ReadonlyArray<Contestant>> => {
  const peers = await Promise.all(peerFiles.map((file) => import(`./peers/${file}.ts`)))
  return [...house, ...peers.flatMap(({ contestants }) => contestants)]
}
