// The public API of each package as a page: the names that its entries export, and how each of them, and each type that they
// reach, is declared. It is made of the declarations that `build` wrote, so it says what the compiler of a host sees.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import ts from "typescript"

/** A package: its folder, and the declarations of each entry by what a host imports. */
interface Package {
  readonly folder: string
  readonly name: string
  readonly entries: ReadonlyArray<readonly [specifier: string, file: string]>
}

interface Exported {
  readonly name: string
  readonly symbol: ts.Symbol
}

const packageAt = (folder: string): Package => {
  const { exports, name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const entries = Object.keys(exports).map((path) => {
    const file = join(folder, exports[path].import.types)
    if (!existsSync(file)) throw new Error(`${file} is missing: build first`)
    return [`${name}${path.slice(1)}`, file] as const
  })
  return { folder, name, entries }
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed })

/** As many characters may be repeated. */
const longestRepeated = 100

/** `import("effect/Schema").String` as `Schema.String`, and what another module of the package declares by its name. */
const withoutPaths = (text: string): string =>
  text.replace(/import\("([^"]+)"\)\./g, (_, path: string) =>
    path.startsWith(".") ? "" : `${path.split("/").at(-1)}.`
  )

/** The text of a declaration. A long type that stands in it more than once is printed once, below it, under a number. */
const textOf = (declaration: ts.Declaration): string => {
  const print = (node: ts.Node): string =>
    printer.printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile()).replace(/^(export |declare )*/, "")
  const seen = new Set<string>()
  const repeated: Array<string> = []
  const numbered = (node: ts.Node): number =>
    ts.isIntersectionTypeNode(node) || ts.isTypeLiteralNode(node) ? repeated.indexOf(print(node)) : -1
  const collect = (node: ts.Node): void => {
    const text = ts.isIntersectionTypeNode(node) || ts.isTypeLiteralNode(node) ? print(node) : ""
    const isRepeated = text.length > longestRepeated && seen.has(text)
    if (isRepeated && !repeated.includes(text)) repeated.push(text)
    seen.add(text)
    // What lies within a repeated type is repeated with it.
    if (!isRepeated) ts.forEachChild(node, collect)
  }
  collect(declaration)
  const reference = (number: number) => ts.factory.createTypeReferenceNode(`Type${number + 1}`)
  const { transformed } = ts.transform(declaration, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node =>
        numbered(node) < 0 ? ts.visitEachChild(node, visit, context) : reference(numbered(node))
      return ts.visitEachChild(root, visit, context)
    }
  ])
  const text = `${ts.isVariableDeclaration(declaration) ? "const " : ""}${print(transformed[0]!)}`
  return withoutPaths([text, ...repeated.map((each, number) => `  where Type${number + 1} = ${each}`)].join("\n"))
}

const statementOf = (declaration: ts.Declaration): ts.Node =>
  ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration

const fence = (lines: ReadonlyArray<string>): string => ["```ts", ...lines, "```"].join("\n")

const pageOf = ({ entries, folder, name }: Package, program: ts.Program): string => {
  const checker = program.getTypeChecker()
  const target = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
  const moduleOf = (node: ts.Node): string =>
    relative(join(folder, "dist"), node.getSourceFile().fileName).replace(/\.d\.ts$/, "")
  /** Where a module of this package declares the symbol. */
  const declarationsOf = ({ declarations = [] }: ts.Symbol): ReadonlyArray<ts.Declaration> =>
    declarations.filter(
      (each) => !moduleOf(each).startsWith("..") && statementOf(each).parent?.kind === ts.SyntaxKind.SourceFile
    )

  /** What a module exports; what it exports as a namespace, under that name. */
  const exportsOf = (module: ts.Symbol, prefix = ""): ReadonlyArray<Exported> =>
    checker.getExportsOfModule(module).flatMap((found) => {
      const [symbol, name] = [target(found), `${prefix}${found.name}`]
      return symbol.declarations?.some(ts.isSourceFile) ? exportsOf(symbol, `${name}.`) : [{ name, symbol }]
    })

  const reached = new Map<ts.Declaration, string>()
  const reach = (symbol: ts.Symbol): void => {
    for (const declaration of declarationsOf(symbol).filter((each) => !reached.has(each))) {
      reached.set(declaration, textOf(declaration))
      const visit = (node: ts.Node): void => {
        const named = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined
        if (named !== undefined) reach(target(named))
        ts.forEachChild(node, visit)
      }
      visit(declaration)
    }
  }

  const line = ({ name, symbol }: Exported): string => {
    const [declaration] = declarationsOf(symbol)
    const origin = declaration === undefined ? "another package" : moduleOf(declaration)
    return name.split(".").at(-1) === symbol.name ? `${name} // ${origin}` : `${name} // ${symbol.name} of ${origin}`
  }

  const namesOf = ([specifier, file]: Package["entries"][number]): string => {
    const exported = exportsOf(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
    for (const { symbol } of exported) reach(symbol)
    return `## ${specifier}\n\n${fence(exported.map(line).sort())}\n`
  }
  const names = entries.map(namesOf)
  const modules = [...new Set([...reached.keys()].map(moduleOf))].sort()
  const declared = modules.map((module) => {
    const texts = [...reached].filter(([declaration]) => moduleOf(declaration) === module).map(([, text]) => text)
    return `### ${module}\n\n${fence(texts.sort())}\n`
  })
  const opening = `# What ${name} exports\n\n\`corepack pnpm api\` writes this page from what \`build\` made.\n`
  return [opening, ...names, "## How it is declared\n", ...declared].join("\n")
}

/** The page of every package under a folder, by the path at which it is kept. */
export const apiPages = (packagesFolder: string): Readonly<Record<string, string>> => {
  const packages = readdirSync(packagesFolder).map((name) => packageAt(join(packagesFolder, name)))
  const program = ts.createProgram(
    packages.flatMap(({ entries }) => entries.map(([, file]) => file)),
    { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true, types: [] }
  )
  return Object.fromEntries(packages.map((each) => [join(each.folder, "api.md"), pageOf(each, program)]))
}
