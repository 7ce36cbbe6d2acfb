import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Appraisal } from '../domain/password-policy.ts';

/** What everybody here would think of. */
const LOCAL_WORDS = [
  'motcua',
  'một cửa',
  'hanhchinhcong',
  'dichvucong',
  'thutuc',
  'hoso',
  'mat khau',
  'matkhau',
];

interface Dictionary {
  breached: ReadonlySet<string>;
  estimator: ZxcvbnFactory;
}

/**
 * Some fifty thousand passwords from breaches and the words of dice, offline, and zxcvbn's estimate over them. They are
 * read when the first password is changed: an API that starts does not wait for them.
 */
@Injectable()
export class PasswordDictionary {
  private dictionary: Promise<Dictionary> | undefined;

  /** @param ownWords of the officer: name, user name */
  async appraise(password: string, ownWords: readonly string[]): Promise<Appraisal> {
    this.dictionary ??= load();
    const { breached, estimator } = await this.dictionary;
    const { score } = estimator.check(password, [...LOCAL_WORDS, ...ownWords]);
    return { breached: breached.has(password.toLowerCase()), score };
  }
}

async function load(): Promise<Dictionary> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  const { dictionary, adjacencyGraphs } = common;
  return {
    breached: new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())),
    estimator: new core.ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  };
}
