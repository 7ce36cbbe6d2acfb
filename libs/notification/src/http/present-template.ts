import type { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { FoundTemplate } from '../application/find-template.ts';
import { INTENT_RULES, mustSay } from '../domain/templates/may-say.ts';
import { type Placeholder, PLACEHOLDERS } from '../domain/templates/placeholders.ts';
import type { TemplateContent, TemplateKey } from '../domain/templates/template.ts';
import type { contentSchema, templateResponse } from './template.requests.ts';

type Content = z.infer<typeof contentSchema>;

export function presentTemplate(
  { intent, channel }: TemplateKey,
  { inForce, own, draft }: FoundTemplate,
): z.infer<typeof templateResponse> {
  const must = mustSay(intent, channel);
  return {
    revision: draft?.revision ?? 0,
    inForce: inForce && { ...inForce, content: contentOf(inForce.content) },
    draft: draft?.content
      ? {
          content: contentOf(draft.content),
          changedAt: rfc3339(draft.changedAt),
          changedBy: draft.changedBy,
        }
      : null,
    versions: own.map(({ version, publishedAt, publishedBy, content }) => ({
      ...{ version, publishedAt: rfc3339(publishedAt), publishedBy },
      content: content && contentOf(content),
    })),
    placeholders: INTENT_RULES[intent].may.map((name) => {
      const { vi, en, example, flag }: Placeholder = PLACEHOLDERS[name];
      return { name, vi, en, example, required: must.includes(name), flag: flag === true };
    }),
  };
}

function contentOf(content: TemplateContent): Content {
  if ('facts' in content) return { ...content, facts: [...content.facts] };
  return 'parameters' in content ? { ...content, parameters: [...content.parameters] } : content;
}
