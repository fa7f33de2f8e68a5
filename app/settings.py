"""Every knob of Kutip, from the environment (prefix `KUTIP_`) or a `.env` file; limits carry their unit in the name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

BUNDLED_MODELS = Path(__file__).parent / "engine" / "models"


class LogFormat(StrEnum):
    """How a log line is written."""

    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """The least important line that is still written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(BaseSettings):
    """The settings of one process: `KUTIP_PORT=80` sets `port`; a value out of range stops the start."""

    model_config = SettingsConfigDict(env_prefix="KUTIP_", env_file=".env", extra="ignore", frozen=True)

    host: str = Field(default="127.0.0.1", description="The address to listen on; 0.0.0.0 for every interface.")
    port: int = Field(default=8000, ge=0, le=65535, description="The TCP port to listen on; 0 takes any free one.")
    workers: int = Field(
        default=1, ge=1, description="Processes that run the models; each loads its own. One for each core serves best."
    )

    models_dir: Path = Field(
        default=BUNDLED_MODELS,
        description="A Stanza resources folder (resources.json, id/...); the bundled one by default.",
    )
    torch_threads: int = Field(
        default=1, ge=1, description="Threads of one model call; more processes of one thread beat more threads."
    )
    half_precision: bool = Field(
        default=True,
        description="Run the LSTMs in bfloat16 where the processor multiplies that itself; one sentence in 300 is tagged otherwise.",
    )
    cache_characters: int = Field(
        default=2_000_000,
        ge=0,
        description="Annotated sentences kept for reuse, counted in characters of text; 0 keeps none.",
    )

    max_characters: int = Field(
        default=1_000_000, ge=1, description="The longest article accepted, in code points; longer is 413."
    )
    max_batch_articles: int = Field(default=10_000, ge=1, description="The most articles in one batch request.")
    max_batch_megabytes: int = Field(default=64, ge=1, description="The largest batch request, in 1,000,000 bytes.")
    batch_concurrent_articles: int = Field(
        default=16, ge=1, description="Articles of one batch request worked on at the same time."
    )

    max_waiting_requests: int = Field(
        default=128, ge=1, description="Articles admitted at the same time; one more is refused with 429."
    )
    max_waiting_sentences: int = Field(
        default=20_000,
        ge=1,
        description="Sentences admitted to the model's queue; past it articles are refused with 429.",
    )
    batch_max_words: int = Field(default=2_500, ge=1, description="Words (by spaces) handed to the models in one call.")
    batch_wait_milliseconds: float = Field(
        default=2.0, ge=0, description="How long an idle model waits for more sentences before it starts on the first."
    )
    upload_timeout_seconds: float = Field(
        default=30.0, gt=0, description="An article whose body has not arrived by then is refused with 408."
    )
    request_timeout_seconds: float = Field(
        default=120.0, gt=0, description="An article not finished by then is given up with 503."
    )
    shutdown_timeout_seconds: float = Field(
        default=20.0, ge=0, description="How long a stopping process finishes what it has admitted."
    )

    log_level: LogLevel = Field(default=LogLevel.INFO, description="debug, info, warning or error.")
    log_format: LogFormat = Field(
        default=LogFormat.JSON, description="json (one object a line) or console (for people)."
    )
