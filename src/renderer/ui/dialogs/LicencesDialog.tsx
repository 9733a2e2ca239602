import { useEffect, useState } from 'react'
import { reasonOf } from '../app.ts'
import { useApp, useT } from '../hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'

/** Where the build puts the licences of what it contains, beside the page. */
const FILE = 'licences/THIRD-PARTY.txt'

async function readLicences(): Promise<string> {
  const answer = await fetch(FILE)
  // A development server answers with the page itself what it does not have.
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/plain')) {
    throw new Error(`There is no “${FILE}”: it is written when the app is built.`)
  }
  return await answer.text()
}

/** The licences of the libraries, fonts and data in the app. */
export default function LicencesDialog() {
  const app = useApp()
  const t = useT()
  const [text, setText] = useState('')
  const [failure, setFailure] = useState('')
  useEffect(() => {
    let wanted = true
    readLicences().then(
      (read) => wanted && setText(read),
      (error) => wanted && setFailure(t('licences.failed', { reason: reasonOf(error) })),
    )
    return () => {
      wanted = false
    }
  }, [t])
  return (
    <Dialog title={t('licences.heading')} size="large" textOnly onClose={app.closeDialog}>
      {failure ? (
        <p role="alert">{failure}</p>
      ) : (
        <pre className="licences" lang="en">
          {text}
        </pre>
      )}
    </Dialog>
  )
}
