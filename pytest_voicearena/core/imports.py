"""Python objects by name, as users write them: ``module:attribute``."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from pytest_voicearena.core.errors import UserError


def load_object(name: str, root: str) -> Any:
    """The object that ``module:attribute`` names; ``root`` is searched after what is installed.

    Raises:
        UserError: there is no such module or attribute, or importing it fails; says which.
    """
    module_name, _, attribute = name.partition(":")
    if not module_name or not attribute:
        message = f"'{name}' should be 'module:attribute'"
        raise UserError(message)
    if root not in sys.path:
        sys.path.append(root)
    try:
        found: Any = importlib.import_module(module_name)
    except ImportError as error:
        message = f"'{name}': {error}"
        raise UserError(message) from error
    except (Exception, SystemExit) as error:
        message = f"'{name}': importing {module_name} raises {type(error).__name__}: {error}"
        raise UserError(message) from error
    for part in attribute.split("."):
        if not hasattr(found, part):
            message = f"'{name}': {module_name} has no '{attribute}'"
            raise UserError(message)
        found = getattr(found, part)
    return found
