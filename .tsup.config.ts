// Builds the current package one module a file, as ES modules and as CommonJS, each with its types and maps, so that a
// host's bundler drops what the host does not use. A src/main.ts becomes one program besides, and a package that stands alone
// is one file.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, relative, resolve } from "node:path"
import { defineConfig, type Options } from "tsup"
import ts from "typescript"

type Plugin = NonNullable<Options["esbuildPlugins"]>[number]

const { exports, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly exports: Readonly<
    Record<string, { readonly "@keikaku/source": string; readonly import: { default: string } }>
  >
  readonly peerDependencies?: Readonly<Record<string, string>>
}
for (const [name, { "@keikaku/source": source, import: built }] of Object.entries(exports)) {
  const expected = source.replace(/^\.\/src\/(.*)\.ts$/, "./dist/$1.js")
  if (built.default !== expected) throw new Error(`package.json: ${name} is built as ${expected}, not ${built.default}`)
}

rmSync("dist", { recursive: true, force: true })

/** Each module stays a file: what it imports is left to be loaded, relative modules under the extension they get. */
const separate = (extension: string): Plugin => ({
  name: "separate",
  setup: (build) =>
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "entry-point"
        ? undefined
        : { path: path.startsWith(".") ? path.replace(/\.ts$/, extension) : path, external: true }
    )
})

const installed = createRequire(resolve("package.json"))
const isModule = (name: string): boolean => {
  try {
    return installed.resolve(name) !== ""
  } catch {
    return false
  }
}

/** `import { Schema } from "effect"` loads all of effect, a third of a second: each name comes from its own module. */
const withoutBarrels = (source: string): string =>
  source.replace(/^import \{([^}]*)\} from "(effect(?:\/[a-z-]+)?)"$/gm, (whole, list: string, barrel: string) => {
    const names = list.split(",").flatMap((name) => (/^\s*(type\s|$)/.test(name) ? [] : [name.trim()]))
    const imports = names.map((name) => {
      const path = `${barrel}/${name}`
      if (!isModule(path)) throw new Error(`${whole}: there is no module ${path}`)
      return `import * as ${name} from "${path}"`
    })
    return imports.join("; ") + "\n".repeat(whole.split("\n").length - 1)
  })

/** A bundler keeps a constant that nobody uses if computing it might do something. Here none does: each says so. */
const withPureConstants = (source: string): string => {
  const file = ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest)
  const computes = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => computes(child) || undefined) ?? false))
  const insertions = file.statements.flatMap((statement): ReadonlyArray<readonly [at: number, text: string]> => {
    if (ts.isClassDeclaration(statement))
      return (statement.heritageClauses ?? [])
        .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
        .map(({ types }) => [types.pos, " /* @__PURE__ */"] as const)
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      initializer === undefined || !computes(initializer)
        ? []
        : [[initializer.getStart(file), "/* @__PURE__ */ (() => ("] as const, [initializer.end, "))()"] as const]
    )
  })
  return insertions.reduceRight((text, [at, inserted]) => text.slice(0, at) + inserted + text.slice(at), source)
}

const asItIsBuilt: Plugin = {
  name: "as-it-is-built",
  setup: (build) =>
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: withPureConstants(withoutBarrels(await readFile(path, "utf8"))),
      loader: "ts"
    }))
}

/** Types and their maps, a .d.ts and a .d.cts for each module, made against what the packages it imports have built. */
const writeTypes = (): void => {
  const { config } = ts.readConfigFile("../../tsconfig.base.json", ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ".")
  const sources = Object.values(exports).map((each) => resolve(each["@keikaku/source"]))
  const program = ts.createProgram(sources, {
    ...options,
    customConditions: [],
    rootDir: resolve("src"),
    outDir: resolve("dist"),
    declaration: true,
    declarationMap: true,
    emitDeclarationOnly: true
  })
  const { diagnostics } = program.emit(undefined, (path, text) => {
    mkdirSync(dirname(path), { recursive: true })
    for (const letter of ["", "c"]) {
      const file = (name: string) => name.replace(/\.d\.ts(?=$|\.map$)/, `.d.${letter}ts`)
      const rewritten = path.endsWith(".map")
        ? text.replace(/"file":"([^"]*)"/, (_, name: string) => `"file":"${file(name)}"`)
        : text
            .replace(/((?:from|import) ?\(?")(\.[^"]*)\.ts(?=")/g, `$1$2.${letter}js`)
            .replace(/(?<=sourceMappingURL=\S*\.d\.)ts(?=\.map)/, `${letter}ts`)
      writeFileSync(file(path), rewritten)
    }
  })
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => relative(".", name),
        getCurrentDirectory: () => ".",
        getNewLine: () => "\n"
      })
    )
}

/** How the modules of a package are built: each as a file of its own. */
const modules = (format: "esm" | "cjs"): Options => ({
  entry: ["src/**/*.ts", "!src/main.ts"],
  format,
  target: "node20",
  silent: true,
  splitting: false,
  sourcemap: true,
  esbuildPlugins: [separate(format === "esm" ? ".js" : ".cjs"), asItIsBuilt],
  esbuildOptions: (options) => {
    options.outbase = "src"
    options.sourcesContent = false
  }
})

/** How a program is built: with everything it uses in it, because one file is loaded in a third of the time of a hundred.
 * Drivers of databases stay outside, for they are native or look for files beside their own. */
const whole = (entry: string, format: "esm" | "cjs"): Options => ({
  entry: [entry],
  format,
  target: "node20",
  silent: true,
  splitting: format === "esm",
  treeshake: false,
  noExternal: [/^(?!libsql$|pg$)/],
  esbuildPlugins: [asItIsBuilt]
})

const withTypes = (options: Options): Options => ({ ...options, onSuccess: async () => writeTypes() })

// A package whose host needs no effect stands alone: it brings what it uses.
const standsAlone = peerDependencies?.effect === undefined && !existsSync("src/main.ts")

export default defineConfig(
  standsAlone
    ? [withTypes(whole("src/index.ts", "esm")), whole("src/index.ts", "cjs")]
    : [withTypes(modules("esm")), modules("cjs"), ...(existsSync("src/main.ts") ? [whole("src/main.ts", "esm")] : [])]
)
