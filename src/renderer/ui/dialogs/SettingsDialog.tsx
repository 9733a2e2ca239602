import { TARGET_LANGUAGES } from '../../../core/document/languages.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from '../messages/catalogue.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Check, Choice, Field, Select, TextInput } from '../parts/fields.tsx'
import { LONGEST_NAME } from '../preferences.ts'

/** What the user settles for themselves. Everything holds at once. */
export default function SettingsDialog() {
  const app = useApp()
  const t = useT()
  const preferences = useUi((state) => state.preferences)
  return (
    <Dialog title={t('settings.heading')} size="medium" onClose={app.closeDialog}>
      <div className="settings">
        <section className="settings-part" aria-labelledby="settings-interface">
          <h3 id="settings-interface">{t('settings.interface')}</h3>
          <Choice
            legend={t('settings.theme')}
            value={preferences.theme}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`settings.theme.${value}`),
            }))}
            onChange={(theme) => app.prefer({ theme })}
          />
          <Field label={t('settings.language')}>
            {(ids) => (
              <Select
                {...ids}
                value={preferences.language}
                options={[
                  { value: 'system', label: t('settings.language.system') },
                  ...INTERFACE_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
                ]}
                onChange={(language) => app.prefer({ language })}
              />
            )}
          </Field>
        </section>
        <section className="settings-part" aria-labelledby="settings-page">
          <h3 id="settings-page">{t('settings.pageText')}</h3>
          <div className="field">
            <label className="field-label" htmlFor="settings-zoom">
              {t('settings.zoom')}
            </label>
            <div className="zoom">
              <input
                id="settings-zoom"
                type="range"
                className="range"
                min={70}
                max={200}
                step={5}
                value={preferences.zoom}
                aria-valuetext={`${preferences.zoom} %`}
                onChange={(event) => app.prefer({ zoom: event.target.valueAsNumber })}
              />
              <output className="zoom-value" htmlFor="settings-zoom">
                {preferences.zoom} %
              </output>
            </div>
          </div>
          <Choice
            legend={t('settings.sourceFace')}
            value={preferences.sourceFace}
            options={(['serif', 'sans'] as const).map((value) => ({
              value,
              label: t(`settings.sourceFace.${value}`),
            }))}
            onChange={(sourceFace) => app.prefer({ sourceFace })}
          />
          <Check
            label={t('settings.swapped')}
            checked={preferences.swapped}
            onChange={(swapped) => app.prefer({ swapped })}
          />
        </section>
        <section className="settings-part" aria-labelledby="settings-writing">
          <h3 id="settings-writing">{t('settings.writing')}</h3>
          <Check
            label={t('settings.smartPunctuation')}
            checked={preferences.smartPunctuation}
            onChange={(smartPunctuation) => app.prefer({ smartPunctuation })}
          />
          <Check
            label={t('settings.breakAtSemicolon')}
            checked={preferences.breakAtSemicolon}
            onChange={(breakAtSemicolon) => app.prefer({ breakAtSemicolon })}
          />
          <Field label={t('settings.authorName')} hint={t('author.hint')}>
            {(ids) => (
              <TextInput
                {...ids}
                maxLength={LONGEST_NAME}
                defaultValue={preferences.authorName}
                onBlur={(event) => app.prefer({ authorName: event.target.value.trim() })}
              />
            )}
          </Field>
          <Field label={t('settings.targetLanguage')}>
            {(ids) => (
              <Select
                {...ids}
                value={preferences.targetLanguage}
                options={TARGET_LANGUAGES.map((value) => ({
                  value,
                  label: t(`language.${value}`),
                }))}
                onChange={(targetLanguage) => app.prefer({ targetLanguage })}
              />
            )}
          </Field>
        </section>
      </div>
    </Dialog>
  )
}
