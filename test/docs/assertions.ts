// Turns what an example says about its values into assertions: `expression // => value`, `const x = … // => value`, and
// `expression // throws: text`; the comment may also stand on the next line, and go on below, indented by four or more.
// A comment of that kind that belongs to no statement is an error, since it would promise and not check.
import ts from "typescript"

/** The example as a module whose lines are still those of the document. `support` is the path of support.ts. */
export const asserting = (code: string, support: string): string => {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ESNext, true)
  const edits: Array<{ readonly from: number; readonly to: number; readonly text: string }> = []

  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit)
    if (!ts.isExpressionStatement(node) && !ts.isVariableStatement(node)) return
    const comment = /[ \t]*(?:\r?\n[ \t]*)?\/\/ (=>|throws:)(.*(?:\r?\n[ \t]*\/\/ {4,}.*)*)/y
    comment.lastIndex = node.end
    const found = comment.exec(code)
    if (found === null) return
    const [all, kind, text = ""] = found
    const claim = text.replaceAll(/\n[ \t]*\/\//g, "\n").trim()
    const lines = "\n".repeat(all.split("\n").length - claim.split("\n").length)
    edits.push({
      from: node.getStart(),
      to: comment.lastIndex,
      text: kind === "=>" ? equality(node, claim) + lines : `${refusal(node, claim)}${lines}`
    })
  }
  visit(source)

  const promised = code.match(/\/\/\s*(=>|throws:)/g)?.length ?? 0
  if (promised !== edits.length) {
    throw new Error(`${promised} comments promise a value and ${edits.length} could be checked`)
  }
  edits.sort((a, b) => b.from - a.from)
  if (edits.some((edit, at) => edit.to > (edits[at - 1]?.from ?? Infinity))) {
    throw new Error("a comment promises a value of a statement that holds another such promise")
  }
  const body = edits.reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), code)
  return `import { equals as __equals, refuses as __refuses } from "${support}"; ${body}\nexport {}\n`
}

const equality = (node: ts.ExpressionStatement | ts.VariableStatement, value: string): string =>
  ts.isExpressionStatement(node)
    ? `__equals((${node.expression.getText()}), (${value}));`
    : `${node.getText()}; __equals(${only(node).name.getText()}, (${value}));`

const refusal = (node: ts.ExpressionStatement | ts.VariableStatement, text: string): string => {
  const expression = ts.isExpressionStatement(node) ? node.expression : only(node).initializer
  return `await __refuses(async () => (${expression?.getText()}), ${JSON.stringify(text)});`
}

const only = (node: ts.VariableStatement): ts.VariableDeclaration => {
  const [declaration, ...others] = node.declarationList.declarations
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) {
    throw new Error(`a promised value needs one name: ${node.getText()}`)
  }
  return declaration
}
