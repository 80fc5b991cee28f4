#!/usr/bin/env node
// `chambers`: the command line of our plan.
import { runCli } from "@keikaku/cli/program"
import { chambersPlan } from "./plan.ts"

runCli(chambersPlan, process.argv.slice(2), { name: "chambers", version: "0.1.0" })
