import fs from 'node:fs/promises'
import path from 'node:path'
import { HOST, SCHEME } from './csp.ts'

/** For `protocol.registerSchemesAsPrivileged`: `app:` pages behave like pages of a secure site. */
export const APP_SCHEME = {
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
  },
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
}

const refuse = (status: number): Response => new Response(null, { status })

/**
 * The file a request is for.
 * @param url an `app://bundle/…` address
 * @param folder absolute path of the folder that is served
 * @returns null where the address leads out of the folder or cannot be a path
 */
export function fileOf(url: URL, folder: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const file = path.resolve(folder, `.${name === '/' ? '/index.html' : name}`)
  return file.startsWith(folder + path.sep) ? file : null
}

/**
 * Answers requests to `app://bundle/` from a folder, inside an archive too.
 * @param folder absolute path of the built renderer
 * @param policy the Content Security Policy sent with every answer
 */
export function serveFolder(
  folder: string,
  policy: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== HOST) return refuse(404)
    if (request.method !== 'GET') return refuse(405)
    const file = fileOf(url, folder)
    if (!file) return refuse(400)
    try {
      return new Response(new Uint8Array(await fs.readFile(file)), {
        headers: headers(TYPES[path.extname(file)] ?? 'application/octet-stream', policy),
      })
    } catch {
      return refuse(404)
    }
  }
}

/**
 * Answers requests from Vite's development server, so that the page has its own origin there too.
 * @param server address of the server
 */
export function serveFrom(server: string, policy: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(new URL(pathname + search, server))
    const type = answer.headers.get('content-type') ?? 'application/octet-stream'
    return new Response(answer.body, { status: answer.status, headers: headers(type, policy) })
  }
}

/** Headers of every answer. */
export const headers = (type: string, policy: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})
