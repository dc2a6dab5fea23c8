"""What can go wrong on the way into the warehouse, by name."""

from __future__ import annotations


class WarehouseError(Exception):
    """Base of the errors below: something about the warehouse that a person has to look at."""


class MigrationEdited(WarehouseError):
    """A migration file no longer is what was applied, or what the manifest says it should be."""


class MigrationMissing(WarehouseError):
    """The database has migrations that the files do not, or the files' numbers leave a gap."""


class NotMigrated(WarehouseError):
    """The database lacks migrations that this version needs."""


class UnknownBatch(WarehouseError):
    """No batch has this number."""


class StageOutOfOrder(WarehouseError):
    """A step was asked for before the one that it builds on."""


class StagingLost(WarehouseError):
    """The batch's staging rows are gone: the server crashed or they were cleaned away. The batch is coded again."""


class BatchRejected(WarehouseError):
    """Too much of the batch broke critical expectations; the warehouse was not touched."""


class OutOfBalance(WarehouseError):
    """The articles landed are not those coded, without events, quarantined and pending, or the facts disagree."""


class UnknownQuery(WarehouseError):
    """No named analysis has this name."""


class BadParameter(WarehouseError):
    """A named analysis was given a parameter that it does not take, or a value of the wrong kind."""
