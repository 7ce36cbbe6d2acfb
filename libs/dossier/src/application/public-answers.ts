import { Injectable, Module } from '@nestjs/common';

/** What a question answered for everybody says now. */
export interface PublicAnswer {
  version: number;
  /** Null = withdrawn, after it was seen by everybody. */
  said: { question: string; answer: string } | null;
  /** Code; null = about no procedure of its own. */
  procedure: string | null;
  editedAt: Date;
}

/** Knows questions answered for everybody. */
export interface AnswerShelf {
  /** Null = there is none, or nobody outside ever saw it. */
  of(questionId: string): Promise<PublicAnswer | null>;
}

/** Between those who keep such questions and those who tell other systems. Modules add theirs while they start. */
@Injectable()
export class PublicAnswers implements AnswerShelf {
  private readonly shelves: AnswerShelf[] = [];

  add(shelf: AnswerShelf): void {
    this.shelves.push(shelf);
  }

  async of(questionId: string): Promise<PublicAnswer | null> {
    const found = await Promise.all(this.shelves.map((shelf) => shelf.of(questionId)));
    return found.find((answer) => answer !== null) ?? null;
  }
}

/** For whoever keeps them, and whoever tells of them. */
@Module({ providers: [PublicAnswers], exports: [PublicAnswers] })
export class PublicAnswersModule {}
