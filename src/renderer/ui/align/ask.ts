import type { AppContext } from '../app.ts'
import type { Message } from '../messages/catalogue.ts'

/** A question with a few answers, the one that is expected last. */
export interface Question<T extends string> {
  readonly heading: Message
  readonly text: Message
  readonly answers: readonly { readonly value: T; readonly label: Message }[]
}

/** @returns the answer, or null where the user would rather not do anything */
export const ask = <T extends string>(app: AppContext, question: Question<T>): Promise<T | null> =>
  new Promise((resolve) => {
    const { heading, text, answers } = question
    app.openDialog({
      name: 'question',
      heading,
      text,
      answers: answers.map(({ value, label }) => ({ label, choose: () => resolve(value) })),
      cancel: () => resolve(null),
    })
  })
