import type { Mark } from '../../core/document/model.ts'

/** What a code of a mark is called: the recommended values of `type` where the standard has one. */
export const CODE_TYPE: Readonly<Record<Mark['type'], string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'ulined',
  superscript: 'x-superscript',
  subscript: 'x-subscript',
  link: 'link',
}
