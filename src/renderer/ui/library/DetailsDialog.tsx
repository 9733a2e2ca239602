import { type FormEvent, useEffect, useState } from 'react'
import { TARGET_LANGUAGES } from '../../../core/document/languages.ts'
import type { Project, SourceLanguage } from '../../../core/document/model.ts'
import { tellFailure } from '../app.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field, Select, TextInput } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'

type DetailsRequest = Extract<DialogRequest, { name: 'details' }>
type Details = Pick<Project, 'title' | 'author' | 'sourceLanguage' | 'targetLanguage'>

const SOURCE_LANGUAGES: readonly SourceLanguage[] = ['zh-Hant', 'zh-Hans']

/** Title, author and languages of a project. */
export default function DetailsDialog({ request }: { readonly request: DetailsRequest }) {
  const app = useApp()
  const t = useT()
  const { projectId } = request
  const [details, setDetails] = useState<Details | null>(null)

  useEffect(() => {
    let wanted = true
    app.storage.loadProject(projectId).then(
      (project) => wanted && setDetails(project),
      (error) => {
        app.closeDialog()
        tellFailure(app, error)
      },
    )
    return () => {
      wanted = false
    }
  }, [app, projectId])

  if (!details) return null
  const change = (part: Partial<Details>) => setDetails({ ...details, ...part })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    app.closeDialog()
    const { title, author, sourceLanguage, targetLanguage } = details
    try {
      const { workbench } = app.ui.getState()
      // The open document keeps its own header: it hears of its languages first.
      if (workbench?.projectId === projectId) {
        workbench.editor.setLanguages(sourceLanguage, targetLanguage)
        await workbench.flush()
      }
      await app.storage.updateProject(projectId, {
        title: title.trim(),
        author: author.trim(),
        sourceLanguage,
        targetLanguage,
      })
    } catch (error) {
      tellFailure(app, error)
    }
  }

  return (
    <Dialog
      title={t('details.heading')}
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" form="details-form">
            {t('details.save')}
          </Button>
        </>
      }
    >
      <form id="details-form" className="form" onSubmit={submit}>
        <Field label={t('details.title')}>
          {(ids) => (
            <TextInput
              {...ids}
              autoFocus={request.field === 'title'}
              lang={details.sourceLanguage}
              value={details.title}
              onFocus={(event) => event.target.select()}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('details.author')}>
          {(ids) => (
            <TextInput
              {...ids}
              lang={details.sourceLanguage}
              value={details.author}
              onChange={(event) => change({ author: event.target.value })}
            />
          )}
        </Field>
        <div className="form-pair">
          <Field label={t('details.sourceLanguage')}>
            {(ids) => (
              <Select
                {...ids}
                value={details.sourceLanguage}
                options={SOURCE_LANGUAGES.map((value) => ({
                  value,
                  label: t(`language.${value}`),
                }))}
                onChange={(sourceLanguage) => change({ sourceLanguage })}
              />
            )}
          </Field>
          <Field label={t('details.targetLanguage')}>
            {(ids) => (
              <Select
                {...ids}
                value={details.targetLanguage}
                options={TARGET_LANGUAGES.map((value) => ({
                  value,
                  label: t(`language.${value}`),
                }))}
                onChange={(targetLanguage) => change({ targetLanguage })}
              />
            )}
          </Field>
        </div>
      </form>
    </Dialog>
  )
}
