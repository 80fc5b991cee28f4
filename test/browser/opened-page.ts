// A page in Chromium as Debian packages it, watched: what it complains of, and what it asks of whom. Where there is no Chromium, nothing
// is skipped: the test fails.
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { type Browser, chromium, type Page } from "playwright-core"

const executable = (name: string): string => {
  const found = (process.env.PATH ?? "").split(delimiter).find((folder) => existsSync(join(folder, name)))
  if (found === undefined) throw new Error(`There is no ${name} on the PATH: apt-get install ${name}`)
  return join(found, name)
}

/** Starts the browser. */
export const startedBrowser = (): Promise<Browser> => chromium.launch({ executablePath: executable("chromium") })

/** A page that is open, and all that was noticed of it so far. */
export interface OpenedPage {
  readonly page: Page
  /** Errors and other words on the console, uncaught errors, and what the page's policy was violated by. */
  readonly complaints: ReadonlyArray<string>
  /** The origins that anything was asked of. */
  readonly origins: ReadonlySet<string>
}

/** Opens a page of its own, with nothing remembered of others. */
export const openedPage = async (browser: Browser, address: string): Promise<OpenedPage> => {
  const page = await browser.newPage()
  const complaints: Array<string> = []
  const origins = new Set<string>()
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error}`))
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`))
  page.on("request", (request) => origins.add(new URL(request.url()).origin))
  // A violation that the script itself catches is no error on the console.
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
      console.log(`violated: ${violatedDirective} by ${blockedURI}`)
    )
  )
  await page.goto(address)
  return { page, complaints, origins }
}
