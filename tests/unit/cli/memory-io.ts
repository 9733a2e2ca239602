import { InputError, type Io } from '../../../src/cli/command.ts'

/** An `Io` whose files are a record and whose outputs can be looked at. */
export interface MemoryIo extends Io {
  readonly output: string[]
  readonly complaints: string[]
}

export function memoryIo(files: Readonly<Record<string, string | Uint8Array>>): MemoryIo {
  const output: string[] = []
  const complaints: string[] = []
  return {
    output,
    complaints,
    read: async (path) => {
      const content = files[path]
      if (content === undefined) throw new InputError(`“${path}” does not exist.`)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    write: async (text) => {
      output.push(text)
    },
    complain: (line) => {
      complaints.push(line)
    },
  }
}
