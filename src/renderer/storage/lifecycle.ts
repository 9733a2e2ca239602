/**
 * Calls back whenever the user may be leaving: the window loses focus, is hidden, or goes away.
 * @returns the function that ends it
 */
export function onLeave(callback: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') callback()
  }
  window.addEventListener('blur', callback)
  window.addEventListener('pagehide', callback)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    window.removeEventListener('blur', callback)
    window.removeEventListener('pagehide', callback)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
