import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { BoardMoments } from './application/board-moments.ts';
import { CompareBoards } from './application/compare-boards.ts';
import { CountStaleBoards } from './application/count-stale-boards.ts';
import { ListBoardDossiers } from './application/list-board-dossiers.ts';
import { ListDeadlineChanges } from './application/list-deadline-changes.ts';
import { ListRecounts } from './application/list-recounts.ts';
import { ReadBoard } from './application/read-board.ts';
import { RecountBoards } from './application/recount-boards.ts';
import { SplitTimes } from './application/split-times.ts';
import { SupervisedAgencies } from './application/supervised-agencies.ts';
import { BoardController } from './http/board.controller.ts';
import { Recounts } from './persistence/recounts.ts';

/** Boards of what is open, by whatever is asked. */
@Module({
  imports: [DossierModule, OrganizationModule, WorkingCalendarModule],
  controllers: [BoardController],
  providers: [
    ...[BoardMoments, CountStaleBoards, SupervisedAgencies],
    ...[ReadBoard, ListBoardDossiers, SplitTimes, ListDeadlineChanges, ListRecounts],
  ],
})
export class BoardModule {}

/** The nights' recounts of the boards; runs in the worker. */
@Module({
  imports: [OrganizationModule, WorkingCalendarModule],
  providers: [BoardMoments, CompareBoards, CountStaleBoards, Recounts, RecountBoards],
  exports: [RecountBoards],
})
export class BoardWorkerModule {}
