import { AdministrationHours } from './application/administration-hours.ts';
import { AdmitAdministration } from './application/admit-administration.ts';
import { CloseEmergencyDoor } from './application/close-emergency-door.ts';
import { OpenEmergencyDoor } from './application/open-emergency-door.ts';
import { ListEmergencyOpenings } from './application/queries/list-emergency-openings.ts';
import { EmergencyOpeningController } from './http/emergency-opening.controller.ts';

export const emergencyDoorControllers = [EmergencyOpeningController];

export const emergencyDoorProviders = [
  AdministrationHours,
  AdmitAdministration,
  OpenEmergencyDoor,
  CloseEmergencyDoor,
  ListEmergencyOpenings,
];
