import { describe, expect, it } from 'vitest'
import { sentences } from '../../../src/core/segmentation/index.ts'

/** Each example is written with `|` where a sentence ends. */
function check(examples: readonly string[]): void {
  for (const example of examples) {
    const expected = example.split('|')
    it(example, () =>
      expect(sentences(expected.join(''), 'en')).toEqual(expected.map((part) => part.trim())),
    )
  }
}

describe('stops', () => {
  check([
    'The rain stopped. |We went out! |Did you bring a coat? |Yes.',
    'What?! |Say that again!!! |Fine.',
    'No stop at all',
  ])
})

describe('abbreviations and initials', () => {
  check([
    'Mr. Hale met Dr. Ortiz on St. Mark’s Place. |They spoke.',
    'He moved to the U.S. in May. |She stayed in the U.K. |They wrote often.',
    'The U.S. Navy sent a ship. |It was late.',
    'J. K. Marsh and Ann B. Cole wrote it. |I read it.',
    'You and I. |We could go.',
    'It was made by Brass & Co. in Leeds. |It was sold to Tin Ltd. |They broke it.',
    'Bring pens, paper, etc. for the class. |Use e.g. Blue ink.',
    'See p. 12 and No. 5 below. |He said no. |Nobody minded.',
    'On Jan. 5 it snowed. |On Feb. 6 it thawed.',
    'We meet at 9 a.m. Monday at the gate. |The shop had opened by 8 a.m. |We were late.',
    'Take vitamin C. |It helps.',
    '“Yes, ma’am. |I was there.”',
  ])
})

describe('numbers, addresses', () => {
  check([
    'It costs $3.50 in version 2.0. |That is cheap.',
    'Go to https://example.org/a.b?c=D. |Or write to a.b@example.com. |Thanks.',
    '1. Wash your hands. |2. Eat.',
  ])
})

describe('quotations', () => {
  check([
    '“Go!” he shouted. |Nobody moved.',
    '“Go!” Anna shouted. |Nobody moved.',
    '"Stay here." |She closed the door.',
    '"It is late," he said. |"Go home."',
    "'Is it true?' |'It is.'",
    '“But I—” |“Not a word!”',
    'He asked, "Who is there? |Who is it?" |No one spoke.',
  ])
})

describe('ellipses and parentheses', () => {
  check([
    'Well ... I do not know. |Ask him.',
    'She waited for hours and hours... |Then the bell rang.',
    'It was . . . odd. |Very odd.',
    'He teaches (He once sailed.) at the school. |He is kind.',
    'He left. |(She stayed.) |It rained.',
    'The river fell.[3] |The fields dried.',
  ])
})

describe('line breaks', () => {
  check([
    'This line was\nbroken by a printer. |This was not.',
    'One paragraph\n\n|Another one',
    'The hills are green\n|The sky is wide\n|And home is far',
    'What we need:\n|- bread\n|- salt',
  ])
})

it('breaks at semicolons where the caller asks', () => {
  expect(sentences('One came; two left.', 'en')).toEqual(['One came; two left.'])
  expect(sentences('One came; two left.', 'en', { breakAtSemicolon: true })).toEqual([
    'One came;',
    'two left.',
  ])
})
