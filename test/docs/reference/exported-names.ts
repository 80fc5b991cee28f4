// The names that a module exports, read from its text: those it declares, and those of the modules that it exports on.
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import ts from "typescript"

/** What a module exports: values, topics (modules under one name) among them, and types. */
export interface ExportedNames {
  readonly values: ReadonlyArray<string>
  readonly types: ReadonlyArray<string>
}

type Export = readonly [name: string, isType: boolean]

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

const boundNames = (name: ts.BindingName): ReadonlyArray<string> =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []))

const declared = (statement: ts.Statement): ReadonlyArray<Export> => {
  if (!isExported(statement)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      boundNames(name).map((each) => [each, false] as const)
    )
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [[statement.name.text, true]]
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [[statement.name?.text ?? "default", false]]
  throw new Error(`bug: exportedNames: an export of a kind that is not known: ${statement.getText().slice(0, 80)}`)
}

const passedOn = (file: string, statement: ts.ExportDeclaration): ReadonlyArray<Export> => {
  const { exportClause, isTypeOnly, moduleSpecifier } = statement
  if (exportClause === undefined) {
    const { text } = moduleSpecifier as ts.StringLiteral
    if (!text.startsWith("./") && !text.startsWith("../"))
      throw new Error(`bug: exportedNames: ${file} exports everything of another package, ${text}`)
    return exportsOf(join(dirname(file), text))
  }
  if (ts.isNamespaceExport(exportClause)) return [[exportClause.name.text, isTypeOnly]]
  return exportClause.elements.map((each) => [each.name.text, isTypeOnly || each.isTypeOnly] as const)
}

const exportsOf = (file: string): ReadonlyArray<Export> =>
  ts
    .createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true)
    .statements.flatMap((statement) =>
      ts.isExportDeclaration(statement) ? passedOn(file, statement) : declared(statement)
    )

/** The names that a source file exports, in alphabetical order; what is both a value and a type counts as a value. */
export const exportedNames = (file: string): ExportedNames => {
  const all = exportsOf(file)
  const values = new Set(all.filter(([, isType]) => !isType).map(([name]) => name))
  const types = new Set(all.map(([name]) => name).filter((name) => !values.has(name)))
  return { values: [...values].sort(), types: [...types].sort() }
}
