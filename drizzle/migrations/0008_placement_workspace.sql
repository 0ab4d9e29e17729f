ALTER TABLE "placement" DROP CONSTRAINT "placement_workspace_id_workspace_id_fk";
