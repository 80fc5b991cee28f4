#!/usr/bin/env node
// `keikaku`: the command line for the plan of 全国労保連.
import { readFileSync } from "node:fs"
import { zenkokuPlan } from "@keikaku/core"
import { runCli } from "./run-cli.ts"

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
runCli(zenkokuPlan, process.argv.slice(2), { version })
