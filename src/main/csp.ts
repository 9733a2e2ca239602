/** The origin of the app. Changing it would lose every user's data: it is the database's key. */
export const SCHEME = 'app'
export const HOST = 'bundle'
export const ORIGIN = `${SCHEME}://${HOST}`

const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const write = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

/**
 * Content Security Policy of every page, as a header.
 * @see https://www.w3.org/TR/CSP3/
 */
export const CSP_HEADER = write({ ...DIRECTIVES, 'frame-ancestors': "'none'" })

/**
 * The same for a `meta` element, where the build is served by an ordinary web server. Pages may
 * hold one another there: printing frames the page that is printed. `frame-src` allows that.
 */
export const CSP_META = write({ ...DIRECTIVES, 'frame-src': "'self'" })

/**
 * The same while the page comes from Vite's development server, whose hot reloading injects
 * inline scripts and styles and opens a web socket.
 */
export const CSP_DEVELOPMENT = write({
  ...DIRECTIVES,
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws://localhost:*",
})
