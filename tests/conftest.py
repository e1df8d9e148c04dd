"""What every test may ask for. Fixtures live beside what they start: see tests/servers/ and tests/browser/."""

import gc

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.scheduling",
    "tests.servers.postgres",
    "tests.servers.redis",
    "tests.servers.file_stores",
    "tests.servers.mail",
    "tests.servers.databases",
    "tests.servers.world",
]

# The machine is shared, so slowness is judged by benchmarks and by the timeout of a test, never by one example's clock.
settings.register_profile("forms", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("forms")

# Forms and catalogues stay in memory for the whole run, and each full look for garbage walks through all of them: with Python's
# own thresholds a fifth of the time of the web tests went there.
gc.set_threshold(50_000, 20, 20)
