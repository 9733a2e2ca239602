/** Whether an address may stand in a document: web and mail only, never script or local files. */
export function isSafeHref(href: string): boolean {
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(href) && !/[\s<>"]/.test(href)
}
