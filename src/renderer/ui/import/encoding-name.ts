import { ENCODINGS } from '../../../core/text/encoding.ts'

/** What people call an encoding. @param label of the WHATWG Encoding Standard */
export const encodingName = (label: string): string =>
  ENCODINGS.find((encoding) => encoding.label === label)?.name ?? label
