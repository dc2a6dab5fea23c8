# One image for every service of Airflow and for the command `rasad`: the project with the packages of requirements.txt.

FROM python:3.11-slim-bookworm AS packages
# A few packages may have no ready build for the machine at hand; what compiles them stays behind in this stage.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends build-essential \
    && rm -rf /var/lib/apt/lists/*
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/python -m pip install --no-deps --require-hashes -r /tmp/requirements.txt

FROM python:3.11-slim-bookworm
# Another user id (--build-arg UID=...) suits folders of the host that only their owner may read.
ARG UID=50000
RUN useradd --uid "$UID" --gid 0 --create-home airflow \
    && mkdir -p /opt/airflow/logs /var/lib/rasad \
    && chown -R airflow:0 /opt/airflow /var/lib/rasad

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPATH=/opt/rasad/config:/opt/rasad/plugins \
    AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/rasad/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/rasad/plugins \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__LOGGING__BASE_LOG_FOLDER=/opt/airflow/logs \
    RASAD_HOME=/var/lib/rasad

COPY --from=packages /opt/venv /opt/venv
WORKDIR /opt/rasad
COPY pyproject.toml README.md LICENSE ./
COPY docker docker
COPY config config
COPY samples samples
COPY sql sql
COPY dags dags
COPY plugins plugins
# The command `rasad`, with the library where it stands: sql/, config/ and samples/ are found beside plugins/.
RUN /opt/venv/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .

USER airflow
CMD ["rasad", "--help"]
