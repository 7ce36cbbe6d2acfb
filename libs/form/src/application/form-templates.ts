import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Database } from '#platform/database';
import type { Letterhead } from '../domain/form-content.ts';
import type { FormKind } from '../domain/form-kinds.ts';
import { type TemplateContent, templateFor } from '../domain/form-template.ts';
import { letterheadOf } from '../domain/letterhead-of.ts';
import { type StoredTemplate, templatesOf } from '../persistence/templates.ts';

/** The templates that reach one agency: its own, those of the agencies above it, and everybody's. */
export class AgencyTemplates {
  constructor(
    private readonly versions: readonly StoredTemplate[],
    private readonly line: readonly number[],
    private readonly issuer: { agency: string; superior: string | null },
  ) {}

  /** What a form is printed with for an act at this instant. */
  content(kind: FormKind, at: Date): TemplateContent {
    return this.inForce(kind, at).content;
  }

  inForce(kind: FormKind, at: Date): StoredTemplate {
    const ofForm = this.versions.filter(({ form }) => form === kind);
    return templateFor(ofForm, this.line, at);
  }

  /** @throws form.not-in-edition */
  letterhead(kind: FormKind, at: Date): Letterhead {
    return letterheadOf(kind, this.content(kind, at), this.issuer, at);
  }

  /** The head a template would give, which need not be kept. @throws form.not-in-edition */
  imagined(kind: FormKind, content: TemplateContent, at: Date): Letterhead {
    return letterheadOf(kind, content, this.issuer, at);
  }

  /** The agency's own versions of a form, the oldest first. */
  own(kind: FormKind): StoredTemplate[] {
    return this.versions.filter(({ form, agencyId }) => form === kind && agencyId === this.line[0]);
  }
}

/** Finds what an agency prints its forms with. */
@Injectable()
export class FormTemplates {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async of(agencyId: number): Promise<AgencyTemplates> {
    const agencies = await this.directory.all();
    const line: number[] = [];
    for (let next: number | null = agencyId; next !== null; next = agencies.get(next)?.parentId ?? null) {
      line.push(next);
    }
    const names = line.map((id) => agencies.get(id)?.name ?? null);
    const issuer = { agency: names[0] ?? '', superior: names[1] ?? null };
    return new AgencyTemplates(await templatesOf(this.database, line), line, issuer);
  }
}
