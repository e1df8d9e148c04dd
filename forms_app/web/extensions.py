"""The extensions' instances: this module imports nothing of ours but the records' handle, so anything may import it."""

from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_mailman import Mail
from flask_talisman import Talisman
from flask_wtf import CSRFProtect

babel = Babel()
csrf = CSRFProtect()
limiter = Limiter(get_remote_address)
mail = Mail()
talisman = Talisman()
