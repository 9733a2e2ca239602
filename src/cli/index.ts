import { readFileSync } from 'node:fs'
import { COMMANDS } from './commands.ts'
import { isBrokenPipe, nodeIo } from './node-io.ts'
import { run } from './run.ts'

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

process.stdout.on('error', (error) => {
  if (!isBrokenPipe(error)) throw error
})

// The code is set and the process left to end by itself, so that all output is flushed.
process.exitCode = await run(process.argv.slice(2), COMMANDS, version, nodeIo)
