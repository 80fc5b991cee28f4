// The help of a program that a host made for its own plan: it calls the program by its name, and where the federation does not speak
// Japanese only the English half of "日本語 / English" is shown.
import { Option } from "effect"
import type { HelpDoc } from "effect/cli"

const inEnglish = (text: string): string => text.slice(text.indexOf(" / ") === -1 ? 0 : text.indexOf(" / ") + 3)

/** The help of a program of that name, with or without Japanese. */
export const helpDocOf = (doc: HelpDoc.HelpDoc, program: string, japanese: boolean): HelpDoc.HelpDoc => {
  const named = (text: string): string => text.replaceAll(/\bkeikaku (?=[a-z])/g, `${program} `)
  const shown = (text: string): string => named(japanese ? text : inEnglish(text))
  const described = <D extends { readonly description: Option.Option<string> }>(of: D): D => ({
    ...of,
    description: Option.map(of.description, shown)
  })
  const { args, examples, flags, globalFlags, inheritedFlags, subcommands, ...rest } = doc
  return {
    ...rest,
    description: shown(doc.description),
    flags: flags.map(described),
    ...(args && { args: args.map(described) }),
    ...(inheritedFlags && { inheritedFlags: inheritedFlags.map(described) }),
    ...(globalFlags && { globalFlags: globalFlags.map(described) }),
    ...(subcommands && {
      subcommands: subcommands.map(({ commands: [first, ...others], group }) => {
        const command = (each: typeof first): typeof first => ({
          ...each,
          shortDescription: each.shortDescription === undefined ? undefined : shown(each.shortDescription),
          description: shown(each.description)
        })
        return { group, commands: [command(first), ...others.map(command)] }
      })
    }),
    ...(examples && {
      examples: examples.map(({ command, description }) => ({
        command: named(command),
        ...(description === undefined ? {} : { description: shown(description) })
      }))
    })
  }
}
