// Type-checks all examples as one program, so that an example cannot rot even where it is not run.
// The compiler settings are the project's own; only unused names are allowed, as they are everywhere here.
import { join } from "node:path"
import ts from "typescript"

/** What the compiler has against each file, as `line: message`; a file with nothing against it is absent. */
export const typeErrors = (root: string, files: ReadonlyArray<string>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
  const program = ts.createProgram(files, {
    ...options,
    noEmit: true,
    typeRoots: [join(root, "node_modules/@types")]
  })
  return new Map(
    files.flatMap((file) => {
      const source = program.getSourceFile(file)
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      const errors = found.map((d) => {
        const line = source?.getLineAndCharacterOfPosition(d.start ?? 0).line ?? 0
        return `line ${line + 1} of the example: ${ts.flattenDiagnosticMessageText(d.messageText, "\n")}`
      })
      return errors.length > 0 ? [[file, errors] as const] : []
    })
  )
}
