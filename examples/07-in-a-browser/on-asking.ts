// A form of the page: what may be chosen in it, and what it answers when it is sent.
import { type Label, type Language, textIn } from "@keikaku/kernel"
import { type Answer, showAnswer } from "./show-answer.ts"

/** What a form asks: one of the choices, and data for it. */
export interface Asking {
  readonly title: string
  readonly button: string
  readonly choices: ReadonlyArray<{ readonly name: string; readonly text: string }>
  /** The data to start from, once something is chosen. */
  readonly start: (name: string) => string
  readonly answer: (name: string, data: string) => Promise<Answer>
}

const hasSentence = (failure: unknown): failure is { readonly sentence: Label } =>
  typeof failure === "object" && failure !== null && "sentence" in failure

/** What went wrong, in the reader's language where it says so itself, and then in full. */
const failureOf = (failure: unknown, lang: Language): Answer => ({
  sentences: [...(hasSentence(failure) ? [textIn(failure.sentence, lang)] : []), String(failure)]
})

/** Fills the form of that name, and answers it each time that it is sent. It is busy meanwhile. */
export const onAsking = (lang: Language, id: string, { answer, button, choices, start, title }: Asking): void => {
  const form = document.querySelector<HTMLFormElement>(`#${id}`)!
  const data = form.querySelector<HTMLTextAreaElement | HTMLInputElement>("[name=data]")!
  const select = form.querySelector("select")
  form.querySelector("h2")!.textContent = title
  form.querySelector("button")!.textContent = button
  select?.append(...choices.map(({ name, text }) => new Option(text, name)))
  const chosen = () => select?.value ?? ""
  const choose = () => {
    data.value = start(chosen())
  }
  choose()
  select?.addEventListener("change", choose)
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault()
    form.ariaBusy = "true"
    const answered = await answer(chosen(), data.value).catch((failure) => failureOf(failure, lang))
    showAnswer(form.querySelector("output")!, answered, lang)
    form.ariaBusy = "false"
  })
}
